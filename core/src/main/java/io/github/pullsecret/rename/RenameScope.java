package io.github.pullsecret.rename;

import java.util.function.Predicate;

/**
 * What a rename may touch.
 *
 * @param referencesOnly whether Secrets and what makes them keep their names
 * @param writable whether the file displayed as the given path may be written
 * @param outside whether the file is read only because a kustomization builds on it
 */
public record RenameScope(
    boolean referencesOnly, Predicate<String> writable, Predicate<String> outside) {
  /** A scope without limits. */
  public static RenameScope everything() {
    return new RenameScope(/* referencesOnly= */ false, path -> true, path -> false);
  }

  /** Whether a file is to be written. */
  boolean mayWrite(String file) {
    return writable.test(file) && !outside.test(file);
  }
}
