package io.github.pullsecret.move;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random patches and replacements of a kustomization: of every form, on what matters and on what
 * does not. Some fit nothing, and some break the build, as those of people do.
 */
final class RandomPatches {
  private final Random random;
  private final Map<String, String> files;
  private final String directory;
  private final List<String> accounts;

  /** A workload under the name that it has where the patch is. */
  record Seen(RandomWorkload workload, String current) {
    /** Its name there, or the one that its file says; kustomize knows both. */
    String anyName(Random random) {
      return random.nextInt(3) == 0 ? current : workload.name();
    }
  }

  /**
   * Patches of one kustomization.
   *
   * @param files gets the files that hold patches
   * @param accounts the names of ServiceAccounts that there are
   */
  RandomPatches(Random random, Map<String, String> files, String directory, List<String> accounts) {
    this.random = random;
    this.files = files;
    this.directory = directory;
    this.accounts = accounts;
  }

  /** A field of the kustomization with one patch or replacement. */
  String any(List<Seen> workloads) {
    if (workloads.isEmpty() || random.nextInt(4) == 0) {
      return onAccount();
    }
    Seen seen = pick(workloads);
    return switch (random.nextInt(5)) {
      case 0, 1 -> patches(merge(seen), target(seen));
      case 2, 3 -> patches(json(seen.workload()), target(seen));
      default -> replacement(seen);
    };
  }

  private String onAccount() {
    String name = accounts.isEmpty() ? "app" : pick(accounts);
    String head = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: " + name + "\n";
    String target = "kind: ServiceAccount\nname: " + name + "\n";
    return switch (random.nextInt(7)) {
      case 0 -> patches(head + "imagePullSecrets: [{name: x}]\n", "");
      case 1 -> patches(head + "imagePullSecrets: []\n", "");
      case 2 -> patches(head + "imagePullSecrets: null\n", target);
      case 3 -> patches(head + "automountServiceAccountToken: false\n", "");
      case 4 -> patches(op("add", "/imagePullSecrets", "[{name: x}]"), target);
      case 5 -> patches(op("add", "/metadata/labels", "{x: y}"), "kind: ServiceAccount\n");
      default -> patches(head + "$patch: delete\n", "");
    };
  }

  private String merge(Seen seen) {
    RandomWorkload.Type type = seen.workload().type();
    String body =
        pick(
            List.of(
                "imagePullSecrets: [{name: x}]\n",
                "imagePullSecrets:\n- name: a\n",
                "imagePullSecrets: null\n",
                "imagePullSecrets: []\n",
                "imagePullSecrets:\n- $patch: delete\n  name: a\n",
                "imagePullSecrets:\n- $patch: replace\n- name: x\n",
                "serviceAccountName: app\n",
                "serviceAccountName: other\n",
                "serviceAccountName: null\n",
                "serviceAccount: app\n",
                "$patch: replace\ncontainers:\n- name: main\n  image: x\n",
                "terminationGracePeriodSeconds: 5\n",
                "containers:\n- name: main\n  image: other\n",
                "containers:\n- name: side\n  $patch: delete\n"));
    String text = type.object("name: " + seen.anyName(random) + "\n", body);
    return random.nextInt(12) == 0
        ? type.object("name: " + seen.anyName(random) + "\n", "").replaceAll(":\n$", ": null\n")
        : text;
  }

  private String json(RandomWorkload workload) {
    String spec = workload.type().pointer();
    String list = spec + "/imagePullSecrets";
    String account = spec + "/serviceAccountName";
    return switch (random.nextInt(12)) {
      case 0 -> op("add", list, "[{name: x}]");
      case 1 -> op(workload.hasList() ? "replace" : "add", list, "[{name: x}]");
      case 2 -> workload.hasList() ? op("remove", list, "") : op("add", list, "[]");
      case 3 -> op("add", workload.hasList() ? list + "/-" : list, "{name: x}");
      case 4 -> op(workload.hasList() ? "replace" : "add", list + "/0/name", "x");
      case 5 -> op("add", account, pick(List.of("app", "other", "image-puller")));
      case 6 -> workload.hasAccount() ? op("remove", account, "") : op("add", account, "app");
      case 7 -> "- op: copy\n  from: /metadata/name\n  path: " + account + "\n";
      case 8 -> op("replace", spec, "{serviceAccountName: app, containers: [{name: main}]}");
      case 9 -> op("test", spec + "/containers/0/name", "main");
      case 10 -> op("add", spec + "/terminationGracePeriodSeconds", "5");
      default -> op("replace", spec + "/containers/0/image", "x");
    };
  }

  private static String op(String op, String path, String value) {
    return "- op: "
        + op
        + "\n  path: "
        + path
        + "\n"
        + (value.isEmpty() ? "" : "  value: " + value + "\n");
  }

  private String target(Seen seen) {
    RandomWorkload.Type type = seen.workload().type();
    String kind = "kind: " + type.kind + "\n";
    return switch (random.nextInt(10)) {
      case 0 -> kind;
      case 1 -> "labelSelector: app=" + seen.workload().name() + "\n";
      case 2 -> kind + "labelSelector: tier=t\n";
      case 3 -> kind + "name: " + seen.current().substring(0, 1) + ".*\n";
      case 4 -> "group: " + type.group() + "\n" + kind + "name: " + seen.anyName(random) + "\n";
      case 5 -> "kind: " + type.kind.charAt(0) + ".*\nname: " + seen.anyName(random) + "\n";
      case 6, 7 -> kind + "name: " + seen.anyName(random) + "\n";
      default -> "";
    };
  }

  /** The patch in one of the ways to give it. */
  private String patches(String body, String wanted) {
    boolean operations = body.startsWith("- ");
    String target = wanted.isEmpty() && operations ? "kind: .*\nname: w.*\n" : wanted;
    String given = target.isEmpty() ? "" : "target:\n" + target.indent(2);
    int way = random.nextInt(8);
    if (way == 0 && !operations && target.isEmpty()) {
      return "patchesStrategicMerge:\n- |-\n" + body.indent(2);
    }
    if (way == 1 && !operations && target.isEmpty()) {
      return "patchesStrategicMerge:\n- " + file(body) + "\n";
    }
    if (way < 5) {
      return "patches:\n" + item("patch: |-\n" + body.indent(2) + given);
    }
    return "patches:\n" + item("path: " + file(body) + "\n" + given);
  }

  private String file(String body) {
    String name = "patch-" + files.size() + ".yaml";
    files.put(directory + "/" + name, body);
    return name;
  }

  private static String item(String mapping) {
    return "- " + mapping.indent(2).substring(2);
  }

  private String replacement(Seen seen) {
    RandomWorkload.Type type = seen.workload().type();
    String spec = String.join(".", type.path());
    String object = "kind: " + type.kind + "\nname: " + seen.anyName(random) + "\n";
    String field =
        pick(
            List.of(
                spec + ".serviceAccountName",
                spec + ".imagePullSecrets.0.name",
                spec + ".imagePullSecrets.[name=a].name",
                spec + ".containers.0.image",
                "metadata.labels.app"));
    boolean reads = random.nextInt(4) == 0;
    String source = reads ? object + "fieldPath: " + field + "\n" : object;
    String written = reads ? "metadata.labels.app" : field;
    String options = random.nextBoolean() ? "options:\n  create: true\n" : "";
    String target = "select:\n" + object.indent(2) + "fieldPaths:\n- " + written + "\n" + options;
    return "replacements:\n" + item("source:\n" + source.indent(2) + "targets:\n" + item(target));
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
