package io.github.pullsecret.rename;

import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.kubernetes.WrittenName;
import io.github.pullsecret.rename.RenamePlan.Granted;
import io.github.pullsecret.rename.RenamePlan.Patched;
import io.github.pullsecret.rename.RenamePlan.Renamed;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares what the documents of a file name before and after a rename: every place has the name
 * that was planned for it, and there is no other.
 */
public final class RenameProof {
  private RenameProof() {}

  /**
   * Something that names a secret. Which item of a list it is in does not count, since items before
   * it may go.
   *
   * @param list whether it is a list of names, which has each name once or more
   */
  private record Named(
      int document,
      String object,
      Optional<Integer> inner,
      Role role,
      String field,
      boolean list,
      String name)
      implements Comparable<Named> {
    static Named of(SecretReference reference, String name) {
      Place place = reference.place();
      WrittenName written = reference.written();
      return new Named(
          place.document(),
          (reference.id().type().kind() + " " + place.object()).strip(),
          reference.inner().map(SecretReference.Inner::document),
          reference.role(),
          field(written),
          written instanceof WrittenName.Item || written instanceof WrittenName.Kept,
          name);
    }

    /** The path of the name, or of its list, without the positions of items. */
    private static String field(WrittenName written) {
      NodePath path;
      if (written instanceof WrittenName.Whole whole) {
        path = whole.scalar();
      } else if (written instanceof WrittenName.Token token) {
        path = token.scalar();
      } else if (written instanceof WrittenName.Item item) {
        path = item.list();
      } else if (written instanceof WrittenName.Missing missing) {
        path = missing.mapping().keys(missing.keys());
      } else {
        path = ((WrittenName.Kept) written).list();
      }
      return path.toString().replaceAll("\\[\\d+]", "[]");
    }

    @Override
    public int compareTo(Named other) {
      return toString().compareTo(other.toString());
    }
  }

  /** How often each is named; a list has a name once, however often it says it. */
  private static final class Count {
    private final Map<Named, Integer> counts = new TreeMap<>();

    void add(Named named) {
      counts.merge(named, 1, (one, other) -> named.list() ? one : one + other);
    }

    int of(Named named) {
      return counts.getOrDefault(named, 0);
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
    Map<List<Object>, String> names = new HashMap<>();
    for (Renamed renamed : plan.renamed()) {
      names.put(key(renamed.reference()), renamed.name());
    }
    Count wanted = new Count();
    for (SecretReference reference : before) {
      wanted.add(Named.of(reference, names.getOrDefault(key(reference), reference.name())));
    }
    for (Granted granted : plan.granted()) {
      if (granted.reference().place().file().equals(file)) {
        granted.names().forEach(name -> wanted.add(Named.of(granted.reference(), name)));
      }
    }
    Count found = new Count();
    after.forEach(reference -> found.add(Named.of(reference, reference.name())));
    return violations(file, wanted, found, patched(file, plan));
  }

  private static List<String> violations(
      String file, Count wanted, Count found, Set<String> patched) {
    List<String> violations = new ArrayList<>();
    for (Named each : wanted.counts.keySet()) {
      if (found.of(each) < wanted.of(each)) {
        violations.add(describe(file, each) + " does not name " + each.name());
      }
    }
    for (Named each : found.counts.keySet()) {
      boolean ofPatch = each.inner().isPresent() && patched.contains(each.name());
      if (found.of(each) > wanted.of(each) && !ofPatch) {
        violations.add(describe(file, each) + " names " + each.name());
      }
    }
    return violations;
  }

  private static String describe(String file, Named named) {
    return file + ": " + named.object() + ": " + named.field();
  }

  /** The names in the patches that a kustomization gets. */
  private static Set<String> patched(String file, RenamePlan plan) {
    return plan.patched().stream()
        .filter(patch -> patch.kustomization().file().equals(file))
        .map(Patched::names)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  /** What is written at one place, by whichever alias it is reached. */
  private static List<Object> key(SecretReference reference) {
    return List.of(
        reference.place().file(),
        reference.place().document(),
        reference.inner(),
        reference.written(),
        reference.name());
  }
}
