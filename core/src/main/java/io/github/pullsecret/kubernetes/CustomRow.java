package io.github.pullsecret.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known about one place where objects of a custom kind name pull secrets: a row of {@code
 * custom-kinds.tsv}, which says what the columns mean.
 *
 * @param type the group and kind
 * @param path the mapping that holds the pull secrets
 * @param key where in it they are; {@code -} if the row is about the mapping itself
 * @param shape how they are written
 * @param accounts what names the ServiceAccount: keys of the same mapping, or paths from the root
 * @param absent what pods run as when no ServiceAccount is written
 * @param moving whether a list can go onto a ServiceAccount
 * @param why what to tell people about a list that stays
 * @param source what the row was learned from
 */
record CustomRow(
    GroupKind type,
    FieldPath path,
    String key,
    Shape shape,
    List<String> accounts,
    Absent absent,
    Moving moving,
    String why,
    String source) {
  private static final int COLUMNS = 10;
  private static final String NONE = "-";

  /** How pull secrets are written. */
  enum Shape {
    NAMES,
    STRINGS,
    STRING,
    OBJECT,
    OBJECTS,
    /** Names among other text. */
    TEXT,
    /** Whatever stands below belongs to another object, which this one holds. */
    INSIDE,
    /** No pull secret: the ServiceAccount named in the mapping is not one that pods run as. */
    NONE
  }

  /** What pods run as when no ServiceAccount is written. */
  enum Absent {
    DEFAULT,
    /** One that the operator makes. */
    OWN,
    /** One that is named elsewhere. */
    OTHER,
    UNKNOWN
  }

  /** Whether a list can go onto a ServiceAccount. */
  enum Mode {
    /** As with a pod spec of Kubernetes' own. */
    YES,
    /** Only onto the ServiceAccount that is named beside it, and that has to stay. */
    NAMED,
    NO,
    /** No: a controller writes such objects. */
    OWNED,
    /** It is not what pods pull with, and no move speaks of it. */
    RENAME
  }

  /**
   * Whether a list can go onto a ServiceAccount.
   *
   * @param mode the answer
   * @param condition what has to be there for the answer to hold; without it, it is yes
   */
  record Moving(Mode mode, Optional<FieldPath> condition) {
    static final Moving ALWAYS = new Moving(Mode.YES, Optional.empty());

    static Moving parse(String text) {
      int blank = text.indexOf(' ');
      if (blank < 0) {
        return new Moving(constant(Mode.class, text), Optional.empty());
      }
      String word = text.substring(0, blank);
      if (!word.endsWith("-if")) {
        throw new IllegalArgumentException("not a value of the column moving: " + text);
      }
      return new Moving(
          constant(Mode.class, word.substring(0, word.length() - "-if".length())),
          Optional.of(FieldPath.parse(text.substring(blank + 1))));
    }
  }

  CustomRow {
    accounts = List.copyOf(accounts);
  }

  /** Reads a line of the table. */
  static CustomRow parse(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != COLUMNS) {
      throw new IllegalArgumentException("not a row of " + COLUMNS + " columns: " + line);
    }
    return new CustomRow(
        new GroupKind(unlessNone(cells.get(0)), cells.get(1)),
        FieldPath.parse(cells.get(2)),
        cells.get(3),
        constant(Shape.class, cells.get(4)),
        cells.get(5).equals(NONE) ? List.of() : List.of(cells.get(5).split(",", -1)),
        constant(Absent.class, cells.get(6)),
        Moving.parse(cells.get(7)),
        unlessNone(cells.get(8)),
        cells.get(9));
  }

  private static String unlessNone(String cell) {
    return cell.equals(NONE) ? "" : cell;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String cell) {
    return Enum.valueOf(type, cell.toUpperCase(Locale.ROOT));
  }

  /** Whether the row is about what a pod spec would call its {@code imagePullSecrets}. */
  boolean isOfPodSpecKey() {
    return key.equals(PullSecretReader.KEY);
  }

  /** Whether the row is about pull secrets under another key than a pod spec's. */
  boolean isMention() {
    return !isOfPodSpecKey() && !key.equals(NONE);
  }

  /** Whether the pull secrets are written in another way than a pod spec's. */
  boolean isOtherShape() {
    return isMention() || (isOfPodSpecKey() && shape != Shape.NAMES);
  }

  /** Whether pods are made of the mapping, whatever is written in it, and run as default. */
  boolean isPodOfDefault() {
    return moving.mode() == Mode.YES || moving.condition().isPresent();
  }

  /** Whether a list can go onto a ServiceAccount in this object. */
  Mode mode(Value object) {
    return moving.condition().isPresent() && condition(object).isEmpty() ? Mode.YES : moving.mode();
  }

  private Optional<Value> condition(Value object) {
    return moving.condition().stream()
        .flatMap(path -> path.in(object).stream())
        .filter(value -> !value.isNull())
        .filter(value -> value.scalar().filter(text -> text.equals("false")).isEmpty())
        .findFirst();
  }

  /** What keeps the list of {@code holder} in place because of the object's kind. */
  Optional<Obstacle> obstacle(Value object, Value holder) {
    return switch (mode(object)) {
      case YES -> unknownAccount(holder);
      case NAMED ->
          isNamed(holder)
              ? unknownAccount(holder)
              : Optional.of(custom(why).withFix("name a ServiceAccount in it"));
      case OWNED -> Optional.of(Obstacle.here(KeepReason.CONTROLLER_OWNED, why));
      case NO, RENAME -> Optional.of(stays(object));
    };
  }

  private static Obstacle custom(String detail) {
    return Obstacle.here(KeepReason.CUSTOM_RESOURCE, detail).withFix("leave it where it is");
  }

  private Obstacle stays(Value object) {
    return condition(object)
        .map(
            cause ->
                Obstacle.at(KeepReason.CUSTOM_RESOURCE, why, cause.location())
                    .withFix("leave out " + moving.condition().orElseThrow()))
        .orElseGet(() -> custom(why));
  }

  /** Whether a ServiceAccount is written beside the list. */
  boolean isNamed(Value holder) {
    return accounts.stream().anyMatch(field -> holder.word(field).isPresent());
  }

  /** A ServiceAccount in a field of pod specs that this kind does not have. */
  private Optional<Obstacle> unknownAccount(Value holder) {
    return List.of("serviceAccountName", "serviceAccount").stream()
        .filter(field -> !accounts.contains(field) && holder.word(field).isPresent())
        .map(
            field -> custom(field + " is no field of its kind").withFix("write " + accounts.get(0)))
        .findFirst();
  }
}
