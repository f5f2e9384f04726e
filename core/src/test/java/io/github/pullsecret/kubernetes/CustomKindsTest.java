package io.github.pullsecret.kubernetes;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pullsecret.kubernetes.CustomRow.Mode;
import io.github.pullsecret.kubernetes.CustomRow.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of custom resources: its form, and that each row does what it says. */
class CustomKindsTest {
  private static final List<CustomRow> TABLE = CustomKinds.table();

  @Test
  void rows_are_sorted_and_none_is_there_twice() {
    Comparator<CustomRow> order =
        comparing((CustomRow row) -> row.type().group())
            .thenComparing(row -> row.type().kind())
            .thenComparing(row -> row.path().toString())
            .thenComparing(CustomRow::key);
    assertThat(TABLE).isSortedAccordingTo(order);
    assertThat(TABLE)
        .extracting(
            row -> row.type().group(),
            row -> row.type().kind().toLowerCase(Locale.ROOT),
            CustomRow::path,
            CustomRow::key)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("table")
  void every_column_makes_sense(CustomRow row) {
    assertThat(row.type().isCustom()).isTrue();
    assertThat(row.type().kind()).matches("[A-Z][A-Za-z0-9]+");
    assertThat(PodSpecPaths.of(row.type())).isEmpty();
    assertThat(row.source()).isIn("operator source", "CRD schema", "documentation");
    assertThat(row.accounts()).doesNotHaveDuplicates();
    boolean aboutMapping = row.shape() == Shape.INSIDE || row.shape() == Shape.NONE;
    assertThat(row.key().equals("-")).isEqualTo(aboutMapping);
    boolean always = row.moving().equals(CustomRow.Moving.ALWAYS);
    assertThat(row.why().isEmpty()).isEqualTo(always);
    assertThat(row.why()).isEqualTo(row.why().strip()).doesNotEndWith(".");
    if (row.moving().condition().isPresent()) {
      assertThat(row.moving().mode()).isIn(Mode.NO, Mode.NAMED);
    }
  }

  @ParameterizedTest
  @MethodSource("movable")
  void a_movable_row_is_written_like_a_pod_spec(CustomRow row) {
    assertThat(row.shape()).isEqualTo(Shape.NAMES);
    assertThat(row.key()).isEqualTo("imagePullSecrets");
    assertThat(row.accounts())
        .startsWith("serviceAccountName")
        .isSubsetOf("serviceAccountName", "serviceAccount");
    assertThat(row.absent() == CustomRow.Absent.DEFAULT)
        .as("absent is certain")
        .isEqualTo(row.moving().mode() != Mode.NAMED || row.moving().condition().isPresent());
  }

  static Stream<CustomRow> table() {
    return TABLE.stream();
  }

  static Stream<CustomRow> movable() {
    return TABLE.stream()
        .filter(
            row ->
                row.moving().mode() == Mode.YES
                    || row.moving().mode() == Mode.NAMED
                    || row.moving().condition().isPresent());
  }

  static Stream<CustomRow> movableWithoutAccount() {
    return movable()
        .filter(row -> row.moving().mode() == Mode.YES || row.moving().condition().isPresent());
  }

  static Stream<CustomRow> onlyOntoTheNamedAccount() {
    return TABLE.stream().filter(row -> row.moving().mode() == Mode.NAMED);
  }

  static Stream<CustomRow> conditional() {
    return TABLE.stream().filter(row -> row.moving().condition().isPresent());
  }

  static Stream<CustomRow> kept() {
    return TABLE.stream()
        .filter(row -> row.moving().condition().isEmpty())
        .filter(row -> row.moving().mode() == Mode.NO || row.moving().mode() == Mode.OWNED);
  }

  static Stream<CustomRow> unspoken() {
    return TABLE.stream().filter(row -> row.moving().mode() == Mode.RENAME);
  }

  @ParameterizedTest
  @MethodSource("movableWithoutAccount")
  void a_list_of_default_can_move(CustomRow row) {
    PodSpec pod = only(new CustomObject(row.type()).secret(row));
    assertThat(pod.obstacle()).isEmpty();
    assertThat(pod.list().names()).containsExactly("a");
    assertThat(pod.kind()).isEqualTo(PodSpec.Kind.CUSTOM);
    assertThat(pod.account().isDefault()).isTrue();
    assertThat(pod.keepsAccount()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("movableWithoutAccount")
  void pods_without_a_list_are_users_of_default(CustomRow row) {
    CustomObject object = new CustomObject(row.type());
    object.at(row.path()).put("other", 1);
    assertThat(only(object).account().isDefault()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("onlyOntoTheNamedAccount")
  void a_list_beside_a_name_can_move_there_only(CustomRow row) {
    CustomObject object = withCondition(row);
    object.at(row.path()).put("serviceAccountName", "app");
    PodSpec pod = only(object);
    assertThat(pod.obstacle()).isEmpty();
    assertThat(pod.account().name()).isEqualTo("app");
    assertThat(pod.keepsAccount()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("onlyOntoTheNamedAccount")
  void a_list_without_the_name_it_needs_stays(CustomRow row) {
    PodSpec pod = only(withCondition(row));
    assertKept(pod, row, KeepReason.CUSTOM_RESOURCE);
    if (row.absent() == CustomRow.Absent.OWN) {
      assertThat(pod.account().isDefault()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("conditional")
  void a_list_stays_under_its_condition(CustomRow row) {
    assertKept(only(withCondition(row)), row, KeepReason.CUSTOM_RESOURCE);
  }

  private static CustomObject withCondition(CustomRow row) {
    CustomObject object = new CustomObject(row.type()).secret(row);
    row.moving()
        .condition()
        .ifPresent(
            path -> {
              int last = path.steps().size() - 1;
              object
                  .at(new FieldPath(path.steps().subList(0, last)))
                  .put(path.steps().get(last), true);
            });
    return object;
  }

  @ParameterizedTest
  @MethodSource("kept")
  void a_list_that_can_not_move_stays_and_says_why(CustomRow row) {
    PodSpec pod = only(new CustomObject(row.type()).secret(row));
    assertThat(pod.list().names()).containsExactly("a");
    assertKept(
        pod,
        row,
        row.moving().mode() == Mode.OWNED
            ? KeepReason.CONTROLLER_OWNED
            : KeepReason.CUSTOM_RESOURCE);
  }

  private static void assertKept(PodSpec pod, CustomRow row, KeepReason reason) {
    Obstacle obstacle = pod.obstacle().orElseThrow();
    assertThat(obstacle.reason()).isEqualTo(reason);
    assertThat(obstacle.detail()).isEqualTo(row.why());
    assertThat(obstacle.fix()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("unspoken")
  void what_no_pod_pulls_with_is_not_spoken_of(CustomRow row) {
    CustomObject object = new CustomObject(row.type()).secret(row);
    if (row.shape() == Shape.NONE) {
      object.at(row.path()).put(row.accounts().get(0), "app");
    }
    assertThat(object.pods()).isEmpty();
  }

  private static PodSpec only(CustomObject object) {
    List<PodSpec> pods = object.pods();
    assertThat(pods).hasSize(1);
    return pods.get(0);
  }

  /** Products in common use, each with the kinds that people write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "argoproj.io Rollout Experiment AnalysisTemplate ClusterAnalysisTemplate AnalysisRun",
        "argoproj.io Workflow WorkflowTemplate ClusterWorkflowTemplate CronWorkflow",
        "argoproj.io Sensor EventSource EventBus",
        "serving.knative.dev Service Configuration Revision",
        "caching.internal.knative.dev Image",
        "operator.knative.dev KnativeServing KnativeEventing",
        "sources.knative.dev ContainerSource",
        "apps.openshift.io DeploymentConfig",
        "build.openshift.io BuildConfig Build",
        "tekton.dev TaskRun PipelineRun",
        "triggers.tekton.dev TriggerTemplate",
        "kubeflow.org TFJob PyTorchJob XGBoostJob PaddleJob JAXJob MPIJob Notebook",
        "trainer.kubeflow.org TrainingRuntime ClusterTrainingRuntime",
        "serving.kserve.io InferenceService ServingRuntime ClusterServingRuntime",
        "sparkoperator.k8s.io SparkApplication ScheduledSparkApplication",
        "monitoring.coreos.com Prometheus PrometheusAgent Alertmanager ThanosRuler",
        "grafana.integreatly.org Grafana",
        "operator.victoriametrics.com VMAgent VMSingle VMAlert VMAuth VMCluster",
        "kafka.strimzi.io Kafka KafkaNodePool KafkaBridge KafkaConnect KafkaMirrorMaker"
            + " KafkaMirrorMaker2",
        "elasticsearch.k8s.elastic.co Elasticsearch",
        "kibana.k8s.elastic.co Kibana",
        "apm.k8s.elastic.co ApmServer",
        "enterprisesearch.k8s.elastic.co EnterpriseSearch",
        "logstash.k8s.elastic.co Logstash",
        "maps.k8s.elastic.co ElasticMapsServer",
        "packageregistry.k8s.elastic.co PackageRegistry",
        "beat.k8s.elastic.co Beat",
        "agent.k8s.elastic.co Agent",
        "keda.sh ScaledJob",
        "cert-manager.io Issuer ClusterIssuer",
        "acme.cert-manager.io Challenge",
        "flink.apache.org FlinkDeployment FlinkBlueGreenDeployment",
        "ray.io RayCluster RayService RayJob RayCronJob",
        "batch.volcano.sh Job CronJob",
        "flow.volcano.sh JobTemplate JobFlow",
        "jobset.x-k8s.io JobSet",
        "leaderworkerset.x-k8s.io LeaderWorkerSet",
        "disaggregatedset.x-k8s.io DisaggregatedSet",
        "kueue.x-k8s.io Workload",
        "workload.codeflare.dev AppWrapper",
        "kubevirt.io VirtualMachine VirtualMachineInstance VirtualMachineInstanceReplicaSet KubeVirt",
        "pool.kubevirt.io VirtualMachinePool",
        "cdi.kubevirt.io CDI CDIConfig",
        "apps.kruise.io CloneSet StatefulSet DaemonSet BroadcastJob UnitedDeployment",
        "apps.kruise.io AdvancedCronJob SidecarSet ImagePullJob ImageListPullJob NodeImage",
        "source.toolkit.fluxcd.io OCIRepository HelmRepository",
        "image.toolkit.fluxcd.io ImageRepository",
        "helm.toolkit.fluxcd.io HelmRelease",
        "fluxcd.controlplane.io FluxInstance",
        "pkg.crossplane.io Provider Configuration Function DeploymentRuntimeConfig",
        "pkg.crossplane.io ControllerConfig ImageConfig ProviderRevision",
        "apiextensions.crossplane.io Composition",
        "kubernetes.crossplane.io Object",
        "extensions.istio.io WasmPlugin",
        "install.istio.io IstioOperator",
        "sailoperator.io Istio",
        "gateway.envoyproxy.io EnvoyProxy",
        "gateway.kgateway.dev GatewayParameters",
        "actions.github.com AutoscalingRunnerSet EphemeralRunner EphemeralRunnerSet",
        "actions.github.com AutoscalingListener",
        "actions.summerwind.dev Runner RunnerDeployment RunnerReplicaSet RunnerSet",
        "postgresql.cnpg.io Cluster Pooler",
        "postgres-operator.crunchydata.com PostgresCluster PGAdmin PGUpgrade",
        "pxc.percona.com PerconaXtraDBCluster",
        "psmdb.percona.com PerconaServerMongoDB",
        "ps.percona.com PerconaServerMySQL",
        "pg.percona.com PerconaPGCluster",
        "k8s.mariadb.com MariaDB MaxScale Backup Restore",
        "rabbitmq.com RabbitmqCluster",
        "databases.spotahome.com RedisFailover",
        "valkey.io ValkeyCluster",
        "dragonflydb.io Dragonfly",
        "apps.emqx.io EMQX",
        "minio.min.io Tenant",
        "job.min.io MinIOJob",
        "nvidia.com ClusterPolicy NVIDIADriver",
        "dynatrace.com DynaKube EdgeConnect",
        "datadoghq.com DatadogAgent",
        "platform.confluent.io Kafka Connect",
        "awx.ansible.com AWX",
        "repo-manager.pulpproject.org Pulp",
        "galaxy.ansible.com Galaxy",
        "hivemq.com HiveMQCluster",
        "operators.coreos.com CatalogSource ClusterServiceVersion",
        "rbacmanager.reactiveops.io RBACDefinition",
        "logging.banzaicloud.io Logging FluentbitAgent",
        "upgrade.cattle.io Plan",
        "helm.cattle.io HelmChart",
        "kyverno.io Policy ClusterPolicy",
        "policy.sigstore.dev ClusterImagePolicy",
        "argocd-image-updater.argoproj.io ImageUpdater",
        "operator.cluster.x-k8s.io CoreProvider InfrastructureProvider",
        "operator.tigera.io Installation",
        "work.open-cluster-management.io ManifestWork ManifestWorkReplicaSet",
        "addon.open-cluster-management.io AddOnTemplate",
        "capsule.clastix.io TenantResource GlobalTenantResource",
        "kro.run ResourceGraphDefinition",
        "work.karmada.io Work",
        "fleet.cattle.io Bundle",
      })
  void products_in_common_use_are_known(String product) {
    List<String> words = List.of(product.split(" ", -1));
    for (String kind : words.subList(1, words.size())) {
      assertThat(new CustomKinds(List.of()).rows(new GroupKind(words.get(0), kind)))
          .as(kind)
          .isNotEmpty();
    }
  }

  @Test
  void kinds_are_told_apart_by_group_and_not_by_case() {
    CustomKinds kinds = new CustomKinds(List.of());
    assertThat(kinds.rows(new GroupKind("serving.knative.dev", "service"))).isNotEmpty();
    assertThat(kinds.rows(new GroupKind("", "Service"))).isEmpty();
    assertThat(kinds.rows(new GroupKind("batch", "Job"))).isEmpty();
    assertThat(kinds.rows(new GroupKind("", "DeploymentConfig"))).isNotEmpty();
  }

  @Test
  void a_line_of_another_form_is_no_row() {
    assertThatIllegalArgumentException().isThrownBy(() -> CustomRow.parse("a\tb"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomRow.Moving.parse("unless spec.template"));
    assertThatIllegalArgumentException().isThrownBy(() -> CustomRow.Moving.parse("perhaps"));
  }
}
