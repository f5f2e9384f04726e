package io.github.pullsecret.move;

import java.util.List;
import java.util.Random;

/**
 * A workload of a random tree.
 *
 * @param type what a random patch has to know of its kind
 * @param name its name as written
 * @param hasList whether it has a list of pull secrets
 * @param hasAccount whether it writes {@code serviceAccountName}
 * @param text its manifest
 */
record RandomWorkload(Type type, String name, boolean hasList, boolean hasAccount, String text) {
  private static final List<String> ACCOUNTS =
      List.of(
          "",
          "",
          "",
          "serviceAccountName: app\n",
          "serviceAccountName: app\n",
          "serviceAccountName: other\n",
          "serviceAccountName: default\n",
          "serviceAccount: app\n",
          "serviceAccountName: \"\"\nserviceAccount: other\n",
          "serviceAccountName: image-puller\n");

  private static final List<String> LISTS =
      List.of(
          "",
          "",
          "imagePullSecrets: []\n",
          "imagePullSecrets: [{name: a}]\n",
          "imagePullSecrets: [{name: a}]\n",
          "imagePullSecrets:\n- name: a\n",
          "imagePullSecrets:\n  - name: a # first\n  - name: \"b\"\n",
          "imagePullSecrets: [{name: b}]\n");

  /** A kind with a pod spec. */
  enum Type {
    DEPLOYMENT("apps/v1", "Deployment", "spec/template/spec"),
    STATEFUL_SET("apps/v1", "StatefulSet", "spec/template/spec"),
    REPLICA_SET("apps/v1", "ReplicaSet", "spec/template/spec"),
    JOB("batch/v1", "Job", "spec/template/spec"),
    CRON_JOB("batch/v1", "CronJob", "spec/jobTemplate/spec/template/spec"),
    POD("v1", "Pod", "spec"),
    REPLICATION_CONTROLLER("v1", "ReplicationController", "spec/template/spec"),
    POD_TEMPLATE("v1", "PodTemplate", "template/spec");

    final String apiVersion;
    final String kind;
    private final String path;

    Type(String apiVersion, String kind, String path) {
      this.apiVersion = apiVersion;
      this.kind = kind;
      this.path = path;
    }

    String group() {
      return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    /** The keys above the pod spec. */
    List<String> path() {
      return List.of(path.split("/", -1));
    }

    /** The pod spec's path as a JSON pointer. */
    String pointer() {
      return "/" + path;
    }

    static Type random(Random random) {
      return random.nextInt(3) > 0 ? DEPLOYMENT : values()[random.nextInt(values().length)];
    }

    /** An object with these lines in its pod spec. */
    String object(String metadata, String podSpec) {
      StringBuilder text = new StringBuilder();
      text.append("apiVersion: ").append(apiVersion).append("\nkind: ").append(kind);
      text.append("\nmetadata:\n").append(metadata.indent(2));
      List<String> keys = path();
      for (int i = 0; i < keys.size(); i++) {
        text.append("  ".repeat(i)).append(keys.get(i)).append(":\n");
      }
      return text.append(podSpec.indent(2 * keys.size())).toString();
    }
  }

  static RandomWorkload random(Random random, String name, String namespace) {
    Type type = Type.random(random);
    String list = LISTS.get(random.nextInt(LISTS.size()));
    String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    String containers = "containers:\n- name: main\n  image: registry.example/" + name + "\n";
    String metadata = "name: " + name + "\nlabels:\n  app: " + name + "\n  tier: t\n" + namespace;
    return new RandomWorkload(
        type,
        name,
        list.contains("name"),
        account.startsWith("serviceAccountName"),
        type.object(
            metadata,
            random.nextBoolean() ? list + account + containers : account + containers + list));
  }
}
