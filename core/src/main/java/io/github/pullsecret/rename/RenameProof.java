package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.rename.RenamePlan.Granted;
import io.github.pullsecret.rename.RenamePlan.Patched;
import io.github.pullsecret.rename.RenamePlan.Renamed;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what the documents of a file name before and after a rename: every place has the name
 * that was planned for it, and there is no other.
 */
public final class RenameProof {
  private RenameProof() {}

  /** Something that names a secret; where in the object does not count, since items may go. */
  private record Named(int document, String object, Optional<Integer> inner, Role role, String name)
      implements Comparable<Named> {
    static Named of(SecretReference reference, String name) {
      Place place = reference.place();
      return new Named(
          place.document(),
          place.object() + " " + reference.id().type(),
          reference.inner().map(SecretReference.Inner::document),
          reference.role(),
          name);
    }

    @Override
    public int compareTo(Named other) {
      return toString().compareTo(other.toString());
    }
  }

  /**
   * What is not as planned, in sentences.
   *
   * @param file the file as displayed
   * @param before what named secrets before
   * @param after what names them in the new text
   */
  public static List<String> violations(
      String file, RenamePlan plan, List<SecretReference> before, List<SecretReference> after) {
    IdentityHashMap<SecretReference, String> names = new IdentityHashMap<>();
    Set<Named> wanted = new TreeSet<>();
    for (Renamed renamed : plan.renamed()) {
      names.put(renamed.reference(), renamed.name());
    }
    Set<Object> renamedPlaces =
        plan.renamed().stream()
            .map(each -> (Object) key(each.reference()))
            .collect(Collectors.toSet());
    for (SecretReference reference : before) {
      String name = names.get(reference);
      boolean alias = name == null && renamedPlaces.contains(key(reference));
      if (!alias) {
        wanted.add(Named.of(reference, name == null ? reference.name() : name));
      }
    }
    for (Granted granted : plan.granted()) {
      if (granted.reference().place().file().equals(file)) {
        granted.names().forEach(name -> wanted.add(Named.of(granted.reference(), name)));
      }
    }
    Set<Named> found = new TreeSet<>();
    after.forEach(reference -> found.add(Named.of(reference, reference.name())));
    List<String> violations = new ArrayList<>();
    Set<String> patched =
        plan.patched().stream()
            .filter(patch -> patch.kustomization().file().equals(file))
            .map(Patched::names)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    for (Named each : wanted) {
      if (!found.contains(each)) {
        violations.add(file + ": " + each.object() + " does not name " + each.name());
      }
    }
    for (Named each : found) {
      boolean ofPatch = each.inner().isPresent() && patched.contains(each.name());
      boolean byAlias = wanted.stream().anyMatch(other -> other.name().equals(each.name()));
      if (!wanted.contains(each) && !ofPatch && !byAlias) {
        violations.add(file + ": " + each.object() + " names " + each.name());
      }
    }
    return violations;
  }

  /** What is written at one place, by whichever alias it is reached. */
  private static List<Object> key(SecretReference reference) {
    return List.of(
        reference.place().document(), reference.inner(), reference.written(), reference.name());
  }
}
