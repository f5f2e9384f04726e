package io.github.pullsecret.yaml;

import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.Change.EventEdit;
import io.github.pullsecret.yaml.YamlNode.Entry;
import io.github.pullsecret.yaml.YamlNode.Mapping;
import io.github.pullsecret.yaml.YamlNode.Scalar;
import io.github.pullsecret.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what to change into splices, for one document. Whatever can't be done exactly is refused
 * here, with its place, so that a failing proof always means a bug.
 */
final class EditPlanner {
  private final YamlDocument document;
  private final Dialect dialect;
  private final BlockEdits block;
  private final FlowEdits flow;
  private final EditTargets targets;
  private final ScalarEdits scalars;

  EditPlanner(YamlDocument document) throws EditRefusedException {
    this(document, new EditTargets(document));
    ParserDivergence.refuse(document);
  }

  private EditPlanner(YamlDocument document, EditTargets targets) {
    this.document = document;
    this.dialect = Dialect.of(document);
    this.block = new BlockEdits(document);
    this.flow = new FlowEdits(document);
    this.targets = targets;
    this.scalars = new ScalarEdits(document, targets);
  }

  Change plan(Edit edit) throws EditRefusedException {
    if (edit instanceof Edit.RemoveEntry remove) {
      return remove(remove);
    } else if (edit instanceof Edit.ReplaceEntry replace) {
      return replace(replace);
    } else if (edit instanceof Edit.RemoveItem remove) {
      return remove(remove);
    } else if (edit instanceof Edit.SetScalar set) {
      return scalars.set(set);
    } else if (edit instanceof Edit.AddEntry add) {
      return add(add);
    } else if (edit instanceof Edit.FillList fill) {
      return fill(fill);
    } else if (edit instanceof Edit.AddItems add) {
      return add(add);
    } else if (edit instanceof Edit.Shared shared) {
      EditTargets meant =
          shared.edit() instanceof Edit.SetScalar ? targets.forSharedValue() : targets.forShared();
      return new EditPlanner(document, meant).plan(shared.edit());
    }
    throw new IllegalArgumentException("unknown edit");
  }

  private Change remove(Edit.RemoveEntry edit) throws EditRefusedException {
    Mapping mapping = targets.mapping(edit.target());
    int index = targets.uniqueEntry(mapping, edit.key());
    targets.refuseMerged(mapping, edit.key());
    Members members = Members.of(mapping);
    targets.refuseIfShared(members.events().get(index));
    return mapping.flow()
        ? flow.remove(members, index, edit.comments())
        : block.remove(members, index, edit.comments());
  }

  private Change replace(Edit.ReplaceEntry edit) throws EditRefusedException {
    Mapping mapping = targets.mapping(edit.target());
    int index = targets.uniqueEntry(mapping, edit.key());
    targets.refuseMerged(mapping, edit.key());
    targets.refuseKey(mapping, edit.newKey());
    Members members = Members.of(mapping);
    targets.refuseIfShared(members.events().get(index));
    NodeWriter writer = writer(mapping);
    NewNode value = new NewNode.Text(edit.newValue());
    if (mapping.flow()) {
      writer.flowEntry(edit.newKey(), value);
      return flow.replace(members, index, writer.text(), writer.events(), edit.comments());
    }
    writer.blockEntry(edit.newKey(), value, "");
    return block.replace(members, index, writer.text(), writer.events(), edit.comments());
  }

  private Change remove(Edit.RemoveItem edit) throws EditRefusedException {
    Sequence sequence = targets.sequence(edit.target());
    Members members = Members.of(sequence);
    if (edit.position() >= members.count()) {
      throw EditTargets.refused(sequence, "the list has no such item");
    }
    EditTargets.refusePair(sequence.items().get(edit.position()).value());
    targets.refuseIfShared(members.events().get(edit.position()));
    return sequence.flow()
        ? flow.remove(members, edit.position(), Edit.CommentsAbove.KEEP)
        : block.remove(members, edit.position(), Edit.CommentsAbove.KEEP);
  }

  private Change add(Edit.AddEntry edit) throws EditRefusedException {
    Mapping mapping = targets.mapping(edit.target());
    targets.refuseKey(mapping, edit.key());
    if (mapping.entries().isEmpty()) {
      NodeWriter writer = writer(mapping).flowEntry(edit.key(), edit.value());
      int event = mapping.events().start() + 1;
      return flow.fill(mapping.content(), new Span(event, event), writer.text(), writer.events());
    }
    Members members = Members.of(mapping);
    if (mapping.flow()) {
      Entry last = mapping.entries().get(members.count() - 1);
      if (last.explicit() || last.colonEnd() < 0) {
        throw EditTargets.refused(last.key(), "the last key is written with ? or has no value");
      }
      NodeWriter writer = writer(mapping).flowEntry(edit.key(), edit.value());
      return flow.append(members, writer.text(), writer.events());
    }
    BlockEdits.InsertedMember entry =
        (writer, indent) -> writer.blockEntry(edit.key(), edit.value(), indent);
    return TextBelow.left(
        document.source(),
        members.span(0),
        edit.below().isPresent()
            ? block.insert(
                members, targets.uniqueEntry(mapping, edit.below().get()), writer(mapping), entry)
            : block.insert(members, /* entry= */ true, writer(mapping), entry));
  }

  private Change fill(Edit.FillList edit) throws EditRefusedException {
    Mapping mapping = targets.mapping(edit.target());
    int index = targets.uniqueEntry(mapping, edit.key());
    targets.refuseMerged(mapping, edit.key());
    Entry entry = mapping.entries().get(index);
    NodeWriter writer = writer(mapping);
    if (!entry.value().properties().none()) {
      throw EditTargets.refused(entry.value(), "the empty list has an anchor or a tag");
    }
    if (entry.value() instanceof Sequence list && list.flow() && list.items().isEmpty()) {
      if (!mapping.flow() && edit.items().hasLines()) {
        Span member = Members.of(mapping).span(index);
        writer.itemsBelow(edit.items(), block.indentOf(member));
        return TextBelow.left(document.source(), member, fillBelow(entry, list, writer));
      }
      int event = list.events().start() + 1;
      String comma = Dialect.of(document, mapping).spaced() ? ", " : ",";
      writer.items(edit.items(), comma);
      return flow.fill(list.content(), new Span(event, event), writer.text(), writer.events());
    }
    if (entry.value() instanceof Scalar scalar && ScalarText.isNull(scalar.value())) {
      if (scalar.content().length() == 0 && !mapping.flow()) {
        Span member = Members.of(mapping).span(index);
        writer.itemsBelow(edit.items(), block.indentOf(member));
        return TextBelow.left(
            document.source(), member, block.fillBelow(entry.colonEnd(), scalar.events(), writer));
      }
      String space = scalar.content().length() == 0 ? " " : "";
      writer.flow(edit.items());
      return new Change(
          List.of(new TextEdit(scalar.content(), space + writer.text())),
          new EventEdit(scalar.events(), writer.events()),
          List.of(),
          List.of());
    }
    throw EditTargets.refused(entry.value(), "the list is not empty");
  }

  /** Puts items on lines of their own in the place of empty brackets. */
  private Change fillBelow(Entry entry, Sequence empty, NodeWriter writer)
      throws EditRefusedException {
    Span brackets = new Span(entry.colonEnd(), empty.content().end());
    LineMap lines = document.source().lines();
    if (lines.line(brackets.start()) != lines.line(brackets.end())) {
      throw EditTargets.refused(empty, "the empty list has lines of its own");
    }
    Change below = block.fillBelow(brackets.end(), empty.events(), writer);
    List<TextEdit> edits = new ArrayList<>();
    edits.add(TextEdit.delete(brackets.start(), brackets.end()));
    edits.addAll(below.edits());
    return new Change(edits, below.events(), List.of(), List.of());
  }

  private Change add(Edit.AddItems edit) throws EditRefusedException {
    Sequence sequence = targets.sequence(edit.target());
    Members members = Members.of(sequence);
    if (members.count() == 0) {
      throw EditTargets.refused(sequence, "the list is empty");
    }
    if (sequence.flow()) {
      boolean first = edit.where() == Edit.Where.FIRST;
      YamlNode sibling = sequence.items().get(first ? 0 : members.count() - 1).value();
      EditTargets.refusePair(sibling);
      NodeWriter writer = new NodeWriter(itemDialect(sibling), lineBreak(sequence));
      Span span = sibling.span();
      boolean pretty =
          document.source().lines().line(span.start())
              != document.source().lines().line(span.end());
      String between = flow.separator(members, span.start());
      String separator = "";
      for (NewNode item : edit.items().items()) {
        writer.raw(separator);
        if (pretty) {
          writer.flowLines(item, indentOfLine(span.start()), isKyaml());
        } else {
          writer.flow(item);
        }
        separator = between;
      }
      return first
          ? flow.prepend(members, writer.text(), writer.events())
          : flow.append(members, writer.text(), writer.events());
    }
    if (edit.where() == Edit.Where.FIRST) {
      throw EditTargets.refused(
          sequence, "nothing can be put before the first item of a block list");
    }
    return TextBelow.left(
        document.source(),
        members.span(0),
        block.insert(
            members,
            /* entry= */ false,
            new NodeWriter(dialect, lineBreak(sequence)),
            (writer, indent) -> writer.blockItems(edit.items(), indent)));
  }

  private Dialect itemDialect(YamlNode sibling) {
    if (sibling instanceof Mapping mapping) {
      Dialect own = dialect.in(document, mapping);
      var lines = document.source().lines();
      int step = own.step();
      if (!mapping.entries().isEmpty()
          && lines.line(mapping.content().start())
              != lines.line(mapping.entries().get(0).span().start())) {
        int inner = lines.column(mapping.entries().get(0).span().start());
        step = Math.max(1, inner - indentOfLine(mapping.content().start()).length());
      }
      return new Dialect(
          own.quotedKeys(), own.quotedText(), own.spaced(), own.indentedLists(), step);
    }
    return dialect;
  }

  private boolean isKyaml() {
    return Dialect.isFlow(document.events()) && !dialect.quotedKeys();
  }

  private String indentOfLine(int offset) {
    String text = document.source().text();
    int start = document.source().lines().lineStart(offset);
    int at = start;
    while (at < offset && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return text.substring(start, at);
  }

  private NodeWriter writer(Mapping mapping) {
    return new NodeWriter(dialect.in(document, mapping), lineBreak(mapping));
  }

  private String lineBreak(YamlNode near) {
    return document.source().lines().breakNear(near.span().start());
  }
}
