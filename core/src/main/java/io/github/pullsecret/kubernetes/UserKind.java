package io.github.pullsecret.kubernetes;

import java.util.List;

/**
 * A kind of custom resource that a user vouches for: its controller hands the pod spec on as it
 * stands, so that pods without a ServiceAccount run as {@code default}.
 *
 * @param group the API group
 * @param kind the kind
 * @param podSpec where the pod spec stands, such as {@code spec.tasks[].template.spec}: {@code []}
 *     is every item of a list, {@code *} every value of a map
 */
public record UserKind(String group, String kind, String podSpec) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException saying which part is wrong, and how
   */
  public UserKind {
    if (group.isBlank() || group.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "the group \"" + group + "\" has to be an API group without version, as example.com");
    }
    if (kind.isBlank()) {
      throw new IllegalArgumentException("the kind is missing");
    }
    if (PodSpecPaths.of(new GroupKind(group, kind)).isPresent()) {
      throw new IllegalArgumentException(
          kind + " of " + group + " is Kubernetes' own, and its pod spec is known");
    }
    FieldPath.parse(podSpec);
  }

  CustomRow row() {
    return new CustomRow(
        new GroupKind(group, kind),
        FieldPath.parse(podSpec),
        PullSecretReader.KEY,
        CustomRow.Shape.NAMES,
        List.of("serviceAccountName", "serviceAccount"),
        CustomRow.Absent.DEFAULT,
        CustomRow.Moving.ALWAYS,
        "",
        "declared by the user");
  }
}
