package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.yaml.YamlDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the pull secrets that a values file of a Helm chart names, by what charts call them. */
public final class HelmValuesReader {
  private static final Pattern FILE = Pattern.compile("(?i)(?:values.*|.*values)\\.ya?ml");
  private static final Pattern DIRECTORY = Pattern.compile("(?i)(?:.*[-_.])?values");
  private static final Pattern YAML = Pattern.compile("(?i).*\\.ya?ml");
  private static final int MAX_DEPTH = 60;
  private static final GroupKind VALUES = new GroupKind("", "Helm values");

  private static final Set<String> LISTS =
      Set.of("imagePullSecrets", "pullSecrets", "image_pull_secrets");
  private static final Set<String> SINGLE = Set.of("imagePullSecret", "pullSecret");
  private static final String CREDENTIALS = "imageCredentials";

  private final ObjectSecrets secrets;

  private HelmValuesReader(ObjectSecrets secrets) {
    this.secrets = secrets;
  }

  /** Whether a file holds values by its name, or by the name of a directory that it is in. */
  public static boolean isValuesFile(String path) {
    List<String> parts = List.of(path.split("/", -1));
    int last = parts.size() - 1;
    return FILE.matcher(parts.get(last)).matches()
        || (YAML.matcher(parts.get(last)).matches()
            && parts.subList(0, last).stream().anyMatch(DIRECTORY.asMatchPredicate()));
  }

  /**
   * The references of a document with values, in its order; none if it is a manifest.
   *
   * @param document the document
   * @param file the file as displayed
   * @param index the index of the document in the file
   * @param namespace the namespace of what the chart makes, if the run says so
   * @param wanted the names of interest
   */
  public static List<SecretReference> read(
      YamlDocument document,
      String file,
      int index,
      Optional<String> namespace,
      Predicate<String> wanted) {
    Optional<Value> root = Value.root(document, file);
    if (root.isEmpty() || ManifestObject.type(root.get()).isPresent()) {
      return List.of();
    }
    String name = file.substring(file.lastIndexOf('/') + 1);
    SecretHolder holder =
        SecretHolder.document(
            file,
            index,
            new ObjectId(VALUES, namespace, name),
            SecretReferenceReader.encrypted(root.get()));
    SecretCollector collector = new SecretCollector(wanted);
    walk(new ObjectSecrets(collector, holder), root.get());
    return collector.references();
  }

  /** What values name, wherever they are written. */
  static void walk(ObjectSecrets secrets, Value values) {
    new HelmValuesReader(secrets).walk(values, 0);
  }

  private void walk(Value value, int depth) {
    if (depth > MAX_DEPTH || value.shared()) {
      return;
    }
    for (Value.Field field : value.lastFields()) {
      if (LISTS.contains(field.key())) {
        secrets.names(field.value());
      } else if (SINGLE.contains(field.key())) {
        secrets.whole(Role.REFERENCE, field.value(), Optional.empty());
      } else if (field.key().equals(CREDENTIALS)) {
        // Charts make a Secret of that name from the credentials beside it.
        field
            .value()
            .get("name")
            .ifPresent(name -> secrets.whole(Role.PRODUCER, name, Optional.empty()));
      }
      walk(field.value(), depth + 1);
    }
    value.items().forEach(item -> walk(item, depth + 1));
  }
}
