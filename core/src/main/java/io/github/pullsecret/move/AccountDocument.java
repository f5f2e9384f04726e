package io.github.pullsecret.move;

import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.move.MovePlan.Generated;
import io.github.pullsecret.yaml.NewNode;
import io.github.pullsecret.yaml.NewNode.Field;
import io.github.pullsecret.yaml.NewNode.Fields;
import io.github.pullsecret.yaml.NewNode.Flag;
import io.github.pullsecret.yaml.NewNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the manifest of a generated ServiceAccount says. */
final class AccountDocument {
  private AccountDocument() {}

  /**
   * The manifest: the workloads' namespace if they write one, the list, and the settings of the
   * ServiceAccount that its pods leave.
   */
  static Fields of(Generated account) {
    List<Field> metadata = new ArrayList<>();
    metadata.add(new Field("name", new Text(account.key().name())));
    account
        .home()
        .namespace()
        .ifPresent(namespace -> metadata.add(new Field("namespace", new Text(namespace))));
    account.like().ifPresent(like -> addMaps(like, metadata));
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("apiVersion", new Text("v1")));
    fields.add(new Field("kind", new Text("ServiceAccount")));
    fields.add(new Field("metadata", new Fields(metadata)));
    account
        .like()
        .flatMap(ServiceAccountManifest::automount)
        .ifPresent(
            automount ->
                fields.add(new Field("automountServiceAccountToken", new Flag(automount))));
    account
        .like()
        .map(ServiceAccountManifest::secrets)
        .filter(secrets -> !secrets.isEmpty())
        .ifPresent(secrets -> fields.add(new Field("secrets", NewNode.names(secrets))));
    fields.add(new Field("imagePullSecrets", NewNode.names(account.names())));
    return new Fields(fields);
  }

  private static void addMaps(ServiceAccountManifest like, List<Field> metadata) {
    add("labels", like.labels(), metadata);
    add("annotations", like.annotations(), metadata);
  }

  private static void add(String key, Map<String, String> strings, List<Field> metadata) {
    if (!strings.isEmpty()) {
      List<Field> fields =
          strings.entrySet().stream()
              .map(entry -> new Field(entry.getKey(), new Text(entry.getValue())))
              .toList();
      metadata.add(new Field(key, new Fields(fields)));
    }
  }
}
