package io.github.pullsecret.yaml;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of the parser without its position: what two texts must agree on to mean the same.
 *
 * @param kind what starts or ends
 * @param value a scalar's value or an alias's anchor name, else empty
 * @param style a scalar's style or whether a collection is in flow style, else empty
 * @param tag the resolved tag
 * @param anchor the anchor's name
 */
public record YamlEvent(
    Kind kind, String value, String style, Optional<String> tag, Optional<String> anchor) {
  /** The kinds of event. */
  public enum Kind {
    /** A scalar. */
    SCALAR,
    /** An alias. */
    ALIAS,
    /** The start of a sequence. */
    SEQUENCE,
    /** The start of a mapping. */
    MAPPING,
    /** The end of a sequence or mapping. */
    END
  }

  private static final YamlEvent COLLECTION_END =
      new YamlEvent(Kind.END, "", "", Optional.empty(), Optional.empty());

  static YamlEvent scalar(String value, YamlNode.Style style) {
    return new YamlEvent(Kind.SCALAR, value, style.name(), Optional.empty(), Optional.empty());
  }

  static YamlEvent sequence(boolean flow) {
    return collection(Kind.SEQUENCE, flow, Optional.empty(), Optional.empty());
  }

  static YamlEvent mapping(boolean flow) {
    return collection(Kind.MAPPING, flow, Optional.empty(), Optional.empty());
  }

  static YamlEvent collection(
      Kind kind, boolean flow, Optional<String> tag, Optional<String> anchor) {
    return new YamlEvent(kind, "", flow ? "flow" : "block", tag, anchor);
  }

  static YamlEvent end() {
    return COLLECTION_END;
  }

  /** The same scalar event with another value and style. */
  YamlEvent withScalar(String newValue, YamlNode.Style newStyle) {
    return new YamlEvent(kind, newValue, newStyle.name(), tag, anchor);
  }

  /** By hand, since the proof of an edit compares thousands and what Java derives starts slowly. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof YamlEvent event
            && kind == event.kind
            && value.equals(event.value)
            && style.equals(event.style)
            && tag.equals(event.tag)
            && anchor.equals(event.anchor));
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, value, style, tag, anchor);
  }

  /** Says what kind of event it is, never its value. */
  @Override
  public String toString() {
    return kind + (style.isEmpty() ? "" : " " + style);
  }
}
