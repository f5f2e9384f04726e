package io.github.pullsecret.kubernetes;

import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * What a patch does that bears on pull secrets.
 *
 * @param target the objects it is for, as it says itself
 * @param parts what it does, in order
 */
public record PatchDocument(PatchTarget target, List<Part> parts) {
  /** What a part of a patch changes. */
  public enum Change {
    /** A list of pull secrets. */
    LIST,
    /** A list that is given as empty: it replaces one, but what it is merged with stays. */
    EMPTY_LIST,
    /** The ServiceAccount that pods run as. */
    ACCOUNT,
    /** The object's name or namespace. */
    IDENTITY,
    /** Something that holds all of these. */
    WHOLE,
    /** The object goes. */
    GONE
  }

  /**
   * A part of a patch.
   *
   * @param change what it changes
   * @param location where it stands
   * @param account the ServiceAccount that it gives to pods, if it says one
   * @param names the names of the list that it gives, if it gives a whole one
   */
  public record Part(
      Change change, Location location, Optional<String> account, Optional<List<String>> names) {
    /** A part of which no list is known. */
    Part(Change change, Location location, Optional<String> account) {
      this(change, location, account, Optional.empty());
    }

    /**
     * Whether pods may run as this ServiceAccount because of it.
     *
     * @param renamed whether the ServiceAccount's name may have got a prefix or suffix
     */
    public boolean mayGive(String name, boolean renamed) {
      return (change == Change.ACCOUNT || change == Change.WHOLE)
          && account
              .filter(given -> !given.equals(name) && !(renamed && given.contains(name)))
              .isEmpty();
    }

    /** Whether pods may have no list of their own because of it. */
    public boolean mayRemoveList() {
      return change == Change.LIST || change == Change.WHOLE;
    }
  }

  /** Where it changes lists of pull secrets. */
  public List<Location> lists() {
    return parts.stream().filter(part -> part.change() == Change.LIST).map(Part::location).toList();
  }

  /** A patch of which nothing is known. */
  static PatchDocument anything(Location location) {
    return new PatchDocument(
        PatchTarget.ANY, List.of(new Part(Change.WHOLE, location, Optional.empty())));
  }
}
