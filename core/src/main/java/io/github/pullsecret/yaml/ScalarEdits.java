package io.github.pullsecret.yaml;

import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.Change.EventEdit;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Style;
import java.util.List;
import java.util.Optional;

/** Works out new values of scalars that stay in their place. */
final class ScalarEdits {
  private final YamlDocument document;
  private final EditTargets targets;

  ScalarEdits(YamlDocument document, EditTargets targets) {
    this.document = document;
    this.targets = targets;
  }

  /** Sets a value in the scalar's own quoting, or in double quotes if that can't hold it. */
  Change set(Edit.SetScalar edit) throws EditRefusedException {
    YamlNode node = targets.node(edit.target());
    if (!(node instanceof Scalar scalar)) {
      throw EditTargets.refused(node, "the value is not a scalar");
    }
    if (scalar.style() == Style.FOLDED) {
      throw EditTargets.refused(node, "the value is a folded block scalar");
    }
    if (scalar.properties().anchor().isPresent() && !targets.takesAnchored()) {
      throw EditTargets.refused(node, "the value has an anchor, so that other places share it");
    }
    Optional<String> tag = scalar.properties().tag();
    if (tag.isPresent() && !tag.get().equals("tag:yaml.org,2002:str")) {
      throw EditTargets.refused(node, "the value has a tag");
    }
    if (scalar.style() == Style.LITERAL) {
      LiteralLines lines = LiteralLines.of(document.source(), scalar);
      return change(scalar, lines.set(edit.value()), edit.value(), Style.LITERAL);
    }
    boolean nothingWritten = scalar.content().length() == 0;
    if (nothingWritten && !targets.followsIndicator(scalar.content().start())) {
      throw EditTargets.refused(node, "the value has no place of its own");
    }
    Style style = style(scalar, edit.value());
    String written = ScalarText.write(edit.value(), style);
    TextEdit splice = splice(scalar.content(), nothingWritten ? " " + written : written);
    return change(scalar, List.of(splice), edit.value(), style);
  }

  private Style style(Scalar scalar, String value) {
    if (document.isStrictJson()) {
      return Style.DOUBLE_QUOTED;
    }
    boolean plain =
        scalar.style() == Style.PLAIN
            && !scalar.value().isEmpty()
            && written(scalar.content()).equals(scalar.value())
            && ScalarText.staysPlain(scalar.value(), value);
    return plain ? Style.PLAIN : ScalarText.styleFor(value, scalar.style());
  }

  /** A scalar over several lines is replaced as a whole: the indentation is no part of it. */
  private TextEdit splice(Span content, String now) {
    String before = written(content);
    boolean oneLine = before.indexOf('\n') < 0 && before.indexOf('\r') < 0;
    return oneLine ? TextEdit.difference(content.start(), before, now) : new TextEdit(content, now);
  }

  private String written(Span content) {
    return document.source().text().substring(content.start(), content.end());
  }

  private Change change(Scalar scalar, List<TextEdit> edits, String value, Style style) {
    YamlEvent event = document.events().get(scalar.events().start()).withScalar(value, style);
    return new Change(edits, new EventEdit(scalar.events(), List.of(event)), List.of(), List.of());
  }
}
