package io.github.pullsecret.explain;

import io.github.pullsecret.kubernetes.PullSecretList;
import io.github.pullsecret.report.Finding;
import java.util.Optional;

/** What is wrong with a list itself. */
final class ListFindings {
  private ListFindings() {}

  static Optional<Finding> of(Holder holder) {
    return holder.kind() == Holder.Kind.CUSTOM // Its lists have forms of their own.
        ? Optional.empty()
        : holder.known().flatMap(list -> of(holder, list));
  }

  private static Optional<Finding> of(Holder holder, PullSecretList list) {
    return switch (list.shape()) {
      case BLOCKING ->
          Optional.of(
              FindingType.BLOCKING_EMPTY.at(
                  holder.place(),
                  holder.subject(),
                  holder.kind() == Holder.Kind.ACCOUNT
                      ? "its list has entries without a name only, so that its pods get no pull"
                          + " secret"
                      : "its list has entries without a name only: it gets no pull secret, and not"
                          + " those of its ServiceAccount either"));
      case MALFORMED -> malformed(holder, "its list is not one of objects with a name");
      case NAME_NOT_TEXT -> malformed(holder, "a name in its list is not a string");
      case EXTRA_KEYS -> malformed(holder, "an entry of its list has other keys beside the name");
      case NAMES ->
          list.clean()
              ? Optional.empty()
              : Optional.of(
                  FindingType.DUPLICATE_ENTRY.at(
                      holder.place(),
                      holder.subject(),
                      "its list names a secret twice, or has an entry without a name"));
      case ABSENT, EMPTY, PLACEHOLDER -> Optional.empty();
    };
  }

  private static Optional<Finding> malformed(Holder holder, String what) {
    return Optional.of(
        FindingType.LIST_MALFORMED.at(
            holder.place(), holder.subject(), what + ", and the cluster refuses it"));
  }
}
