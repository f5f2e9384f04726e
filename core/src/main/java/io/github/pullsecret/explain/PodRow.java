package io.github.pullsecret.explain;

import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one pod gets, and from where.
 *
 * @param location the pod's list, else its object
 * @param workload the object that holds the pod spec, as {@code Deployment shop/web}
 * @param serviceAccount the name of the ServiceAccount that it runs as
 * @param secrets its pull secrets in the order in which they are tried; empty if it gets none or
 *     they are not known
 * @param source where they come from
 * @param origin where the list stands if it is not the pod's own; what changes it if it is not
 *     known; empty if nothing in the tree says anything
 * @param units the units in which this is so, if it is otherwise in another one
 */
public record PodRow(
    Location location,
    String workload,
    String serviceAccount,
    List<String> secrets,
    Source source,
    Optional<Location> origin,
    List<String> units) {

  /** Where pull secrets come from. */
  public enum Source {
    /** The pod's own list. */
    INLINE("inline"),
    /** The list of its ServiceAccount's manifest. */
    SERVICE_ACCOUNT("ServiceAccount"),
    /** The list that the rules file declares for its ServiceAccount. */
    DECLARED("declared"),
    /** Nowhere: it has no list, and its ServiceAccount has none. */
    NONE("none"),
    /** Only the cluster knows, or an overlay that can't be followed. */
    UNKNOWN("unknown");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    /** How the source is called. */
    public String label() {
      return label;
    }
  }

  /** Takes copies. */
  public PodRow {
    secrets = List.copyOf(secrets);
    units = List.copyOf(units);
  }

  /** The units in words, separated by commas; empty if it is so in all. */
  public String unitNames() {
    return units.stream()
        .map(unit -> unit.isEmpty() ? "(no kustomization)" : unit)
        .collect(Collectors.joining(", "));
  }
}
