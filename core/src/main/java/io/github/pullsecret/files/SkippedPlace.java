package io.github.pullsecret.files;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory or file that the search passed over although it names pull secrets.
 *
 * @param display the place, as shown to users
 * @param kind why it was passed over
 * @param filesNamingPullSecrets how many files in it contain {@code imagePullSecrets}; at least one
 */
public record SkippedPlace(String display, Kind kind, int filesNamingPullSecrets) {

  /** Why a place is passed over. */
  public enum Kind {
    /** A directory whose name starts with a dot. */
    HIDDEN("hidden directory"),
    /** {@code target} or {@code build}. */
    BUILD_OUTPUT("build output"),
    /** {@code node_modules}. */
    NODE_MODULES("installed packages"),
    /** {@code src/test} or {@code src/it}. */
    TEST_SOURCES("test sources"),
    /** {@code templates} beside a {@code Chart.yaml}. */
    HELM_TEMPLATES("Helm chart"),
    /** What a {@code .gitignore} matches. */
    IGNORED_BY_GIT("ignored by Git");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Why a directory below a PATH is passed over; empty if it is searched. */
    static Optional<Kind> of(Path directory, String name, GitIgnore ignore, boolean inChart) {
      if (name.startsWith(".")) {
        return Optional.of(HIDDEN);
      }
      Path parent = directory.getParent();
      boolean inSource = parent != null && parent.endsWith("src");
      Optional<Kind> byName =
          switch (name) {
            case "target", "build" -> Optional.of(BUILD_OUTPUT);
            case "node_modules" -> Optional.of(NODE_MODULES);
            case "test", "it" -> inSource ? Optional.of(TEST_SOURCES) : Optional.empty();
            case "templates" -> inChart ? Optional.of(HELM_TEMPLATES) : Optional.empty();
            default -> Optional.empty();
          };
      return byName.isPresent() || !ignore.ignoresDirectory(name)
          ? byName
          : Optional.of(IGNORED_BY_GIT);
    }

    /** The reason in two words, for reports. */
    public String label() {
      return label;
    }
  }
}
