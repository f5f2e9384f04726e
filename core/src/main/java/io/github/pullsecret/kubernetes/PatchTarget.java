package io.github.pullsecret.kubernetes;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which objects a patch is for. Labels, annotations and namespaces are left out: a patch that may
 * be for an object counts as one that is.
 *
 * @param group the API group, or a regular expression for all of it; empty for any
 * @param kind the kind, or a regular expression for all of it; empty for any
 * @param name the name, or a regular expression for all of it; empty for any
 */
public record PatchTarget(Optional<String> group, Optional<String> kind, Optional<String> name) {
  /** A name, and no expression for several. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]*");

  /** The target of a patch that says nothing of one. */
  static final PatchTarget ANY =
      new PatchTarget(Optional.empty(), Optional.empty(), Optional.empty());

  /** The target that is written as a mapping. */
  static PatchTarget of(Value target) {
    return new PatchTarget(target.word("group"), target.word("kind"), target.word("name"));
  }

  /**
   * Whether the patch may be for an object.
   *
   * @param renamed whether a kustomization below the patch has changed the object's name
   */
  public boolean mayBe(GroupKind type, String objectName, boolean renamed) {
    return group.filter(wanted -> !matches(wanted, type.group())).isEmpty()
        && kind.filter(wanted -> !matches(wanted, type.kind())).isEmpty()
        && name.filter(wanted -> !isName(wanted, objectName, renamed)).isEmpty();
  }

  private static boolean isName(String wanted, String objectName, boolean renamed) {
    return matches(wanted, objectName)
        || (renamed && (wanted.contains(objectName) || !PLAIN.matcher(wanted).matches()));
  }

  /** Kustomize takes the texts of a target for regular expressions of the whole. */
  private static boolean matches(String wanted, String found) {
    if (wanted.equals(found)) {
      return true;
    }
    try {
      return Pattern.matches(wanted, found);
    } catch (PatternSyntaxException e) {
      return true; // Kustomize knows forms that Java doesn't.
    }
  }
}
