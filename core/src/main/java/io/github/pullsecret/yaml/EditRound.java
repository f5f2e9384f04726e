package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The edits that are made together: none shares a collection or a place with another. */
final class EditRound {
  /** From so many documents on they are read and proved side by side. */
  private static final int MANY = 16;

  /** So many documents are read ahead, so that the nodes of few are in the memory at a time. */
  private static final int AHEAD = 256;

  private final SourceText source;
  private final List<Span> spans;
  private final List<Integer> numbers;

  /** How many edits of each document have not been tried yet. */
  private final Map<Integer, Integer> untried = new HashMap<>();

  private final Map<Integer, Target> targets = new TreeMap<>();
  private final Set<List<Integer>> collections = new HashSet<>();
  private final TreeMap<Integer, Span> reaches = new TreeMap<>();
  private int read;

  /**
   * A round without edits so far.
   *
   * @param edits what is going to be tried, each at most once and best in this order
   */
  EditRound(SourceText source, List<Placed> edits) {
    this.source = source;
    this.spans = DocumentSplitter.split(source);
    this.numbers = edits.stream().map(Placed::document).distinct().toList();
    edits.forEach(edit -> untried.merge(edit.document(), 1, Integer::sum));
  }

  /**
   * Takes an edit into the round.
   *
   * @return false if it has to wait for the next round
   * @throws EditRefusedException if it can't be made exactly
   * @throws YamlSyntaxException if its document can't be parsed
   */
  boolean accept(Placed placed) throws EditRefusedException, YamlSyntaxException {
    int number = placed.document();
    Target target = target(number);
    try {
      return accept(number, target, placed.edit());
    } finally {
      if (untried.merge(number, -1, Integer::sum) == 0) {
        target.forgetNodes();
      }
    }
  }

  private boolean accept(int number, Target target, Edit edit) throws EditRefusedException {
    Change change = target.plan(edit);
    Span reach = change.reach();
    YamlNode edited = target.document.find(edit.target()).orElseThrow();
    List<Integer> collection = List.of(number, edited.events().start());
    if (collections.contains(collection) || touches(reach)) {
      return false;
    }
    collections.add(collection);
    reaches.put(reach.start(), reach);
    target.changes.add(change);
    return true;
  }

  private Target target(int number) throws YamlSyntaxException {
    while (!targets.containsKey(number)) {
      List<Integer> next = numbers.subList(read, Math.min(numbers.size(), read + AHEAD));
      List<Target> found = Target.readAll(source, next.stream().map(spans::get).toList());
      for (int i = 0; i < found.size(); i++) {
        targets.put(next.get(i), found.get(i));
      }
      read += next.size();
    }
    return Objects.requireNonNull(targets.get(number));
  }

  boolean isEmpty() {
    return collections.isEmpty();
  }

  private boolean touches(Span reach) {
    var before = reaches.floorEntry(reach.end());
    return before != null && before.getValue().end() >= reach.start();
  }

  private Stream<Change> changes() {
    return targets.values().stream().flatMap(target -> target.changes.stream());
  }

  /** What to splice into the text. */
  List<TextEdit> splices() {
    return changes().flatMap(change -> change.edits().stream()).toList();
  }

  /** Where comments stay that stand above something removed. */
  List<Integer> commentsAbove() {
    return changes().flatMap(change -> change.commentsAbove().stream()).map(Span::start).toList();
  }

  /**
   * Makes the edits.
   *
   * @return the text after them
   * @throws EditProofException if it is not what was meant, which is a bug
   */
  SourceText finish(List<TextEdit> splices) {
    SourceText after = YamlEditor.decodedAgain(source.apply(splices));
    EditProof.checkText(source, after, splices);
    List<Span> spansAfter = DocumentSplitter.split(after);
    if (spansAfter.size() != spans.size()) {
      throw new EditProofException("there are more or fewer documents than before");
    }
    List<Map.Entry<Integer, Target>> edited =
        targets.entrySet().stream().filter(entry -> entry.getValue().isChanged()).toList();
    (edited.size() < MANY ? edited.stream() : edited.parallelStream())
        .forEach(entry -> entry.getValue().prove(after, spansAfter.get(entry.getKey())));
    return after;
  }

  /** A document with what is to change in it. */
  private static final class Target {
    final List<Change> changes = new ArrayList<>();
    YamlDocument document;
    private @Nullable EditPlanner planner;
    private final @Nullable EditRefusedException refused;

    private Target(
        YamlDocument document,
        @Nullable EditPlanner planner,
        @Nullable EditRefusedException refused) {
      this.document = document;
      this.planner = planner;
      this.refused = refused;
    }

    /** After the last edit is planned; of large files the nodes would fill the memory. */
    void forgetNodes() {
      document = document.withoutNodes();
      planner = null;
    }

    static Target read(SourceText source, Span span) throws YamlSyntaxException {
      YamlDocument document = DocumentParser.parse(source, span);
      try {
        return new Target(document, new EditPlanner(document), null);
      } catch (EditRefusedException e) {
        return new Target(document, null, e);
      }
    }

    /** Reads documents, many of them side by side. */
    static List<Target> readAll(SourceText source, List<Span> spans) throws YamlSyntaxException {
      try {
        return (spans.size() < MANY ? spans.stream() : spans.parallelStream())
            .map(span -> readUnchecked(source, span))
            .toList();
      } catch (UncheckedSyntaxException e) {
        throw e.syntax;
      }
    }

    private static Target readUnchecked(SourceText source, Span span) {
      try {
        return read(source, span);
      } catch (YamlSyntaxException e) {
        throw new UncheckedSyntaxException(e);
      }
    }

    Change plan(Edit edit) throws EditRefusedException {
      if (planner == null) {
        throw Objects.requireNonNull(refused);
      }
      return planner.plan(edit);
    }

    boolean isChanged() {
      return !changes.isEmpty();
    }

    void prove(SourceText after, Span span) {
      try {
        EditProof.check(document, DocumentParser.parseWithEngine(after, span), changes);
      } catch (YamlSyntaxException e) {
        throw new EditProofException("the edited text can't be parsed: " + e.getMessage());
      }
    }
  }

  /** Takes a syntax error out of a stream. */
  private static final class UncheckedSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient YamlSyntaxException syntax;

    UncheckedSyntaxException(YamlSyntaxException syntax) {
      super(syntax);
      this.syntax = syntax;
    }
  }
}
