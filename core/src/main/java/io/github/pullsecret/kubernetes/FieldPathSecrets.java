package io.github.pullsecret.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds Secrets in the paths of kustomize's replacements, which pick items of a list by a value:
 * {@code spec.template.spec.imagePullSecrets.[name=regcred].name}.
 */
final class FieldPathSecrets {
  private static final String ITEMS = "[]";

  private final List<List<String>> names;
  private final ObjectSecrets secrets;

  /**
   * A reader.
   *
   * @param target the objects that the path is of
   */
  FieldPathSecrets(PatchTarget target, ObjectSecrets secrets) {
    this.secrets = secrets;
    PatchTarget kind = new PatchTarget(target.group(), target.kind(), Optional.empty());
    List<List<String>> paths = new ArrayList<>();
    for (List<String> pod : PodSpecPaths.of(type -> kind.mayBe(type, "", /* renamed= */ false))) {
      SecretRows.of(SecretRows.POD_SPEC).forEach(row -> add(pod, row, paths));
    }
    SecretRows.matching(type -> kind.mayBe(type, "", /* renamed= */ false))
        .forEach(row -> add(List.of(), row, paths));
    names = List.copyOf(paths);
  }

  /** The paths to the scalars that are names, in the forms that a path may pick items by. */
  private static void add(List<String> above, SecretRow row, List<List<String>> paths) {
    List<String> key =
        Stream.of(above, row.path().steps(), List.of(row.key())).flatMap(List::stream).toList();
    switch (row.shape()) {
      case NAMES -> {
        paths.add(Stream.concat(key.stream(), Stream.of(ITEMS, "name")).toList());
        paths.add(Stream.concat(key.stream(), Stream.of(ITEMS, "")).toList());
      }
      case NAME, DEFAULT -> paths.add(key);
      default -> {}
    }
  }

  /** A step of a path, and where the value that it picks by stands. */
  private record Step(String text, String key, int from, int to) {
    boolean picks() {
      return from >= 0;
    }
  }

  void read(Value path) {
    String text = path.scalar().orElse("");
    List<Step> steps = steps(text);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.picks() && isName(steps.subList(0, i), step.key())) {
        secrets.token(SecretReference.Role.REFERENCE, path, step.from(), step.to());
      }
    }
  }

  private boolean isName(List<Step> above, String key) {
    // Custom resources keep their pull secrets under the same key.
    boolean pullSecrets =
        !above.isEmpty()
            && above.get(above.size() - 1).text().equals(PullSecretReader.KEY)
            && (key.equals("name") || key.isEmpty());
    return pullSecrets || names.stream().anyMatch(name -> isName(above, key, name));
  }

  private static boolean isName(List<Step> above, String key, List<String> name) {
    int items = above.size();
    if (name.size() != items + 2 || !name.get(items).equals(ITEMS)) {
      return false;
    }
    for (int i = 0; i < items; i++) {
      boolean item = above.get(i).picks() || above.get(i).text().matches("\\d+|\\*|-");
      if (name.get(i).equals(ITEMS) ? !item : !name.get(i).equals(above.get(i).text())) {
        return false;
      }
    }
    return name.get(items + 1).equals(key);
  }

  /** Takes a path apart at its dots, those in brackets and after backslashes aside. */
  private static List<Step> steps(String path) {
    List<Step> steps = new ArrayList<>();
    int start = 0;
    boolean bracket = false;
    for (int i = 0; i <= path.length(); i++) {
      boolean end = i == path.length();
      char c = end ? '.' : path.charAt(i);
      bracket = !end && (c == '[' || (bracket && c != ']'));
      if (c == '.' && !bracket && (i == 0 || path.charAt(i - 1) != '\\')) {
        steps.add(step(path, start, i));
        start = i + 1;
      }
    }
    return steps;
  }

  private static Step step(String path, int start, int end) {
    String text = path.substring(start, end);
    int equals = text.indexOf('=');
    if (text.startsWith("[") && text.endsWith("]") && equals > 0) {
      return new Step(text, text.substring(1, equals), start + equals + 1, end - 1);
    }
    return new Step(text.replace("\\.", "."), "", -1, -1);
  }
}
