"""Generates trees of manifests and awkward files: the same bytes for the same arguments, everywhere."""

import argparse
import random
from pathlib import Path

# Kinds of files beside the workloads with inline lists, and how many of a hundred files are one.
MIX = [
    ("workload", 22),
    ("service", 17),
    ("config_map", 16),
    ("rbac", 9),
    ("ingress", 7),
    ("autoscaler", 6),
    ("network_policy", 4),
    ("secret", 4),
    ("service_account", 4),
    ("values", 4),
    ("cron_job", 3),
    ("dashboard", 3),
    ("custom_resource_definition", 1),
]

WORDS = (
    "account archive audit backup balance batch billing broker cache cart catalog checkout cluster"
    " config consumer count cursor default delay delivery digest disk error event export fallback"
    " field flush gateway health host index inventory invoice journal key latency ledger limit log"
    " mail memory merge metric mirror node offset order partition payment peer pool price probe"
    " proxy queue quota rate read receipt region replica request retry route scale schema search"
    " session shard signal size source stage stock store stream sync target team tenant timeout"
    " token topic trace transfer user version volume warehouse watch worker write zone"
).split()

FILES_OF_AN_APP = 6
APPS_OF_A_NAMESPACE = 8


class Writer:
    """Writes one tree, file by file."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def name(self):
        return self.random.choice(WORDS) + "-" + self.random.choice(WORDS)

    def sentence(self, words):
        return " ".join(self.random.choices(WORDS, k=words))

    def size(self, typical, most):
        """A size as sizes are: most are small, a few are large."""
        return min(most, max(1, int(self.random.lognormvariate(0, 0.9) * typical)))

    def head(self, api, kind, name, namespace):
        lines = [f"apiVersion: {api}", f"kind: {kind}", "metadata:", f"  name: {name}"]
        if namespace:
            lines.append(f"  namespace: {namespace}")
        lines += ["  labels:", f"    app.kubernetes.io/name: {name}"]
        if self.random.random() < 0.4:
            lines += [
                f"    app.kubernetes.io/part-of: {self.name()}",
                f"    team: {self.random.choice(WORDS)}",
            ]
        return lines

    def container(self, name, indent):
        lines = [
            f"- name: {name}",
            f"  image: registry.example.com/{self.random.choice(WORDS)}/{name}:1.{self.random.randrange(90)}.0",
            "  ports:",
            f"  - containerPort: {self.random.randrange(3000, 9999)}",
            "    name: http",
        ]
        lines.append("  env:")
        for _ in range(self.size(11, 60)):
            variable = self.name().upper().replace("-", "_")
            if self.random.random() < 0.3:
                lines += [
                    f"  - name: {variable}",
                    "    valueFrom:",
                    "      configMapKeyRef:",
                    f"        name: {name}-config",
                    f"        key: {self.random.choice(WORDS)}",
                ]
            else:
                value = self.sentence(self.random.randrange(1, 4))
                lines += [f"  - name: {variable}", f'    value: "{value}"']
        if self.random.random() < 0.3:
            lines += ["  # Raised after the load tests.", "  # See the runbook of the team."]
        lines += [
            "  resources:",
            "    requests:",
            f"      cpu: {self.random.randrange(1, 20) * 50}m",
            f"      memory: {self.random.randrange(1, 16) * 64}Mi",
            "    limits:",
            f"      memory: {self.random.randrange(16, 32) * 64}Mi",
            "  readinessProbe:",
            "    httpGet: {path: /ready, port: http}",
            f"    periodSeconds: {self.random.randrange(5, 30)}",
            "  livenessProbe:",
            "    httpGet:",
            "      path: /healthz",
            "      port: http",
            "  volumeMounts:",
            "  - name: config",
            f"    mountPath: /etc/{name}",
        ]
        return [" " * indent + line for line in lines]

    def pod_spec(self, name, indent, inline):
        pad = " " * indent
        lines = []
        if inline and self.random.random() < 0.5:
            lines += [f"{pad}imagePullSecrets:", f"{pad}- name: dockersec"]
            inline = False
        lines.append(f"{pad}containers:")
        lines += self.container(name, indent)
        if self.random.random() < 0.25:
            lines += self.container(name + "-proxy", indent)
        if inline:
            comment = "  # pulls from the registry of the team" if self.random.random() < 0.2 else ""
            lines += [f"{pad}imagePullSecrets:{comment}", f"{pad}  - name: dockersec"]
        lines += [
            f"{pad}volumes:",
            f"{pad}- name: config",
            f"{pad}  configMap:",
            f"{pad}    name: {name}-config",
        ]
        return lines

    def workload(self, name, namespace, inline=False):
        kind = self.random.choices(["Deployment", "StatefulSet", "DaemonSet"], [8, 1, 1])[0]
        lines = self.head("apps/v1", kind, name, namespace)
        lines += ["spec:"]
        if kind != "DaemonSet":
            lines.append(f"  replicas: {self.random.randrange(1, 6)}")
        if kind == "StatefulSet":
            lines.append(f"  serviceName: {name}")
        lines += [
            "  selector:",
            "    matchLabels:",
            f"      app.kubernetes.io/name: {name}",
            "  template:",
            "    metadata:",
            "      labels:",
            f"        app.kubernetes.io/name: {name}",
            "    spec:",
        ]
        lines += self.pod_spec(name, 6, inline)
        if self.random.random() < 0.2:
            lines += ["---"] + self.service(name, namespace)
        return lines

    def cron_job(self, name, namespace, inline=False):
        lines = self.head("batch/v1", "CronJob", name, namespace)
        lines += [
            "spec:",
            f"  schedule: '{self.random.randrange(60)} 3 * * *'",
            "  jobTemplate:",
            "    spec:",
            "      template:",
            "        spec:",
            "          restartPolicy: Never",
        ]
        return lines + self.pod_spec(name, 10, inline)

    def service(self, name, namespace):
        return self.head("v1", "Service", name, namespace) + [
            "spec:",
            "  selector:",
            f"    app.kubernetes.io/name: {name}",
            "  ports:",
            "  - name: http",
            "    port: 80",
            "    targetPort: http",
        ]

    def config_map(self, name, namespace):
        lines = self.head("v1", "ConfigMap", name + "-config", namespace)
        lines.append("data:")
        for _ in range(self.random.randrange(1, 4)):
            lines.append(f"  {self.name()}.properties: |")
            for _ in range(self.size(45, 1500)):
                lines.append(f"    {self.name()}.{self.random.choice(WORDS)}={self.sentence(3)}")
        lines.append(f"  level: {self.random.choice(WORDS)}")
        return lines

    def dashboard(self, name, namespace):
        lines = self.head("v1", "ConfigMap", name + "-dashboard", namespace)
        lines += ["data:", "  dashboard.json: |-", "    {", '      "panels": [']
        panels = self.size(60, 600)
        for panel in range(panels):
            lines += [
                "        {",
                f'          "id": {panel},',
                f'          "title": "{self.sentence(3)}",',
                f'          "targets": [{{"expr": "rate({self.name().replace("-", "_")}_total[5m])"}}]',
                "        }" + ("," if panel + 1 < panels else ""),
            ]
        return lines + ["      ]", "    }"]

    def rbac(self, name, namespace):
        lines = self.head("rbac.authorization.k8s.io/v1", "Role", name, namespace)
        lines.append("rules:")
        for _ in range(self.size(3, 20)):
            lines += [
                '- apiGroups: ["", "apps"]',
                "  resources: [configmaps, deployments]",
                "  verbs: [get, list, watch]",
            ]
        lines.append("---")
        lines += self.head("rbac.authorization.k8s.io/v1", "RoleBinding", name, namespace)
        return lines + [
            "roleRef:",
            "  apiGroup: rbac.authorization.k8s.io",
            "  kind: Role",
            f"  name: {name}",
            "subjects:",
            "- kind: Group",
            f"  name: {self.name()}",
            "  apiGroup: rbac.authorization.k8s.io",
        ]

    def ingress(self, name, namespace):
        lines = self.head("networking.k8s.io/v1", "Ingress", name, namespace)
        lines += ["spec:", "  rules:"]
        for _ in range(self.size(2, 20)):
            lines += [
                f"  - host: {self.name()}.example.com",
                "    http:",
                "      paths:",
                "      - path: /",
                "        pathType: Prefix",
                "        backend:",
                "          service:",
                f"            name: {name}",
                "            port: {name: http}",
            ]
        return lines

    def autoscaler(self, name, namespace):
        return self.head("autoscaling/v2", "HorizontalPodAutoscaler", name, namespace) + [
            "spec:",
            "  scaleTargetRef:",
            "    apiVersion: apps/v1",
            "    kind: Deployment",
            f"    name: {name}",
            "  minReplicas: 2",
            f"  maxReplicas: {self.random.randrange(3, 20)}",
            "  metrics:",
            "  - type: Resource",
            "    resource:",
            "      name: cpu",
            "      target:",
            "        type: Utilization",
            "        averageUtilization: 70",
        ]

    def network_policy(self, name, namespace):
        lines = self.head("networking.k8s.io/v1", "NetworkPolicy", name, namespace)
        lines += ["spec:", "  podSelector:", "    matchLabels:"]
        lines += [f"      app.kubernetes.io/name: {name}", "  ingress:"]
        for _ in range(self.size(3, 20)):
            lines += [
                "  - from:",
                "    - podSelector:",
                "        matchLabels:",
                f"          app.kubernetes.io/name: {self.name()}",
            ]
        return lines

    def secret(self, name, namespace):
        lines = self.head("v1", "Secret", name, namespace) + ["type: Opaque", "data:"]
        for _ in range(self.size(4, 30)):
            lines.append(f"  {self.name()}: {'QUJD' * self.size(8, 400)}")
        return lines

    def service_account(self, name, namespace):
        return self.head("v1", "ServiceAccount", name, namespace)

    def values(self, name, namespace):
        lines = [f"# Values of {name}.", f"nameOverride: {name}"]
        for _ in range(self.size(16, 160)):
            lines += [
                f"{self.name().replace('-', '')}{self.random.randrange(10**6)}:",
                f"  # -- {self.sentence(8)}",
                "  enabled: true",
                "  image:",
                f"    repository: registry.example.com/{self.name()}",
                f'    tag: "{self.random.randrange(9)}.{self.random.randrange(90)}"',
                "  resources: {}",
                "  nodeSelector: {}",
                "  tolerations: []",
            ]
        return lines

    def custom_resource_definition(self, name, namespace):
        kind = "".join(part.title() for part in name.split("-"))
        plural = name.replace("-", "") + "s"
        lines = self.head(
            "apiextensions.k8s.io/v1", "CustomResourceDefinition", f"{plural}.example.com", None
        )
        lines += [
            "spec:",
            "  group: example.com",
            f"  names: {{kind: {kind}, plural: {plural}}}",
            "  scope: Namespaced",
            "  versions:",
            "  - name: v1",
            "    served: true",
            "    storage: true",
            "    schema:",
            "      openAPIV3Schema:",
            "        type: object",
            "        properties:",
            "          spec:",
            "            type: object",
            "            properties:",
        ]
        for number in range(self.size(260, 2500)):
            lines += [
                f"              {self.random.choice(WORDS)}{number}:",
                f"                description: {self.sentence(9).capitalize()}.",
                "                type: string",
            ]
        return lines


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(("\n".join(lines) + "\n").encode())


def tree(directory, files, inline, seed=1):
    """A tree of so many files, of which this share has a workload with an inline list."""
    writer = Writer(seed)
    kinds = [kind for kind, _ in MIX]
    weights = [weight for _, weight in MIX]
    written = 0
    app = 0
    while written < files:
        namespace = f"team-{app // APPS_OF_A_NAMESPACE:05d}"
        place = directory / namespace / f"app-{app:06d}"
        is_kustomized = app % 4 == 0 and files - written > 1
        names = []
        count = min(FILES_OF_AN_APP - is_kustomized, files - written - is_kustomized)
        for number in range(count):
            name = f"{writer.name()}-{app}-{number}"
            if writer.random.random() < inline:
                kind = writer.random.choices(["workload", "cron_job"], [9, 1])[0]
                lines = getattr(writer, kind)(name, namespace, inline=True)
            else:
                kind = writer.random.choices(kinds, weights)[0]
                lines = getattr(writer, kind)(name, namespace)
            file = f"values-{number}.yaml" if kind == "values" else f"{name}.yaml"
            if kind != "values":
                names.append(file)
            write(place / file, lines)
        written += count
        if is_kustomized:
            write(
                place / "kustomization.yaml",
                ["apiVersion: kustomize.config.k8s.io/v1beta1", "kind: Kustomization", "resources:"]
                + [f"- {name}" for name in names],
            )
            written += 1
        app += 1


def root_kustomization(directory):
    """Makes one kustomization of a whole tree."""
    resources = []
    for app in sorted(directory.glob("team-*/app-*")):
        place = app.relative_to(directory)
        if (app / "kustomization.yaml").exists():
            resources.append(f"- {place}")
            continue
        files = sorted(file.name for file in app.iterdir())
        resources += [f"- {place / name}" for name in files if not name.startswith("values-")]
    head = ["apiVersion: kustomize.config.k8s.io/v1beta1", "kind: Kustomization", "resources:"]
    write(directory / "kustomization.yaml", head + resources)


def documents(directory, count):
    """One file of so many Pods, each with an inline list, about 200 bytes each."""
    lines = []
    for number in range(count):
        lines += [
            "---",
            "apiVersion: v1",
            "kind: Pod",
            "metadata:",
            f"  name: pod-{number:06d}",
            "  namespace: shop",
            "spec:",
            "  containers:",
            "  - name: app",
            "    image: registry.example.com/shop/app:1.0",
            "  imagePullSecrets:",
            "  - name: dockersec",
        ]
    write(directory / "documents.yaml", lines)


def one_pod(extra=()):
    return [
        "apiVersion: v1",
        "kind: Pod",
        "metadata:",
        "  name: app",
        *extra,
        "spec:",
        "  containers:",
        "  - name: app",
        "    image: registry.example.com/shop/app:1.0",
        "  imagePullSecrets:",
        "  - name: dockersec",
    ]


def scalar(directory, characters):
    """A Pod with a long scalar on a single line."""
    text = "annotation text " * (characters // 16)
    write(directory / "scalar.yaml", one_pod(["  annotations:", f'    text: "{text}"']))


def comments(directory, count):
    """A Pod with so many lines of comments in its metadata."""
    lines = [f"  # comment number {number}" for number in range(count)]
    write(directory / "comments.yaml", one_pod(lines))


def flow_depth(directory, depth):
    """A Pod with so many sequences in each other, in flow style."""
    write(directory / "flow.yaml", one_pod(["  deep: " + "[" * depth + "]" * depth]))


def block_depth(directory, depth):
    """A Pod with so many sequences in each other, in block style on one line."""
    write(directory / "block.yaml", one_pod(["  deep:", "  " + "- " * depth + "x"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--inline", type=float, default=0.4, help="share of files with inline lists")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    tree(arguments.directory, arguments.files, arguments.inline, arguments.seed)


if __name__ == "__main__":
    main()
