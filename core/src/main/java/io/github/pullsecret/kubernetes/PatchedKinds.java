package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.SecretReference.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is known of the fields of the objects that a patch may be for. */
final class PatchedKinds {
  /** Where objects of Kubernetes' own kinds keep what is no field. */
  private static final Pattern OPAQUE =
      Pattern.compile("/(?:metadata|status|data|stringData|binaryData)(?:/.*)?");

  private final List<SecretRow> rows;
  private final List<List<String>> pods;
  private final boolean open;

  PatchedKinds(PatchTarget target, CustomKinds kinds) {
    PatchTarget any = new PatchTarget(target.group(), target.kind(), Optional.empty());
    Predicate<GroupKind> may = type -> any.mayBe(type, "", /* renamed= */ false);
    boolean known = target.kind().isPresent();
    GroupKind type = new GroupKind(target.group().orElse(""), target.kind().orElse(""));
    boolean custom = type.isCustom();
    pods = PodSpecPaths.of(may);
    List<SecretRow> found = SecretRows.matching(may);
    boolean builtIn =
        !pods.isEmpty()
            || found.stream().anyMatch(row -> !row.type().isCustom())
            || SecretReferenceReader.OPAQUE.stream().anyMatch(may);
    open = known ? custom || (target.group().isEmpty() && !builtIn) : !custom;
    rows =
        known
            ? Stream.concat(
                    found.stream(), custom ? SecretRows.of(type, kinds).stream() : Stream.of())
                .distinct()
                .toList()
            // What a patch of unknown kind gives as an object's name may be any object's.
            : found.stream()
                .filter(row -> !row.type().isCustom() && row.role() == Role.REFERENCE)
                .toList();
  }

  /** The places in the objects that name a Secret, those in pod specs aside. */
  List<SecretRow> rows() {
    return rows;
  }

  /** The paths of the pod specs in the objects. */
  List<List<String>> pods() {
    return pods;
  }

  /**
   * Whether a field may be one of a custom resource.
   *
   * @param pointer the field's path (RFC 6901)
   */
  boolean isOpen(String pointer) {
    return open && !OPAQUE.matcher(pointer).matches();
  }
}
