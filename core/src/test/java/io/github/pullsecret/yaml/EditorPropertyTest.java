package io.github.pullsecret.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;
import net.jqwik.api.statistics.StatisticsReport;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Any edit of any YAML is either refused or does what it says and nothing else, as another parser
 * sees it, with every comment and every byte outside kept.
 */
class EditorPropertyTest {
  private static final Pattern COMMENT = Pattern.compile("#c\\d+");

  enum Outcome {
    /** Done and compared by the second parser. */
    DONE,
    /** Done; the second parser can't read the document. */
    UNCOMPARED,
    /** Refused. */
    REFUSED
  }

  @Provide
  Arbitrary<byte[]> files() {
    return RandomYaml.files();
  }

  @Property(tries = 120)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void anyEditIsRefusedOrExact(@ForAll("files") byte[] bytes, @ForAll long seed) throws Exception {
    SourceText before = SourceText.decode(bytes);
    Optional<List<YamlDocument>> documents = parse(before);
    Statistics.label("files").collect(documents.isPresent() ? "parsed" : "not parsed");
    List<Placed> edits = edits(documents, new Random(seed));
    Collections.shuffle(edits, new Random(seed));
    for (Placed edit : edits.subList(0, Math.min(12, edits.size()))) {
      Outcome outcome = single(before, documents.orElseThrow(), edit);
      Statistics.label("edits").collect(outcome);
    }
    Statistics.label("files")
        .coverage(share -> share.check("parsed").percentage(percent -> percent > 80));
    checkShares("edits", 25);
  }

  @Property(tries = 120)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void anyBatchOfEditsIsRefusedOrExact(@ForAll("files") byte[] bytes, @ForAll long seed)
      throws Exception {
    SourceText before = SourceText.decode(bytes);
    Optional<List<YamlDocument>> documents = parse(before);
    Random random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      List<Placed> batch = batch(edits(documents, random), random);
      if (batch.size() > 1) {
        Statistics.label("batches").collect(batch(before, documents.orElseThrow(), batch));
      }
    }
    checkShares("batches", 40);
  }

  @Property(tries = 1000)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void whatAliasesShareGoesWithAllOfThemOrNotAtAll(@ForAll("files") byte[] bytes, @ForAll long seed)
      throws Exception {
    SourceText before = SourceText.decode(bytes);
    Optional<List<YamlDocument>> documents = parse(before);
    for (List<Placed> batch : sharing(documents, new Random(seed))) {
      Collections.shuffle(batch, new Random(seed));
      Statistics.label("sharing").collect(batch(before, documents.orElseThrow(), batch));
    }
    checkShares("sharing", 80); // An alias of a key, or below an odd one, can't go.
  }

  @Property(tries = 200)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void anyInsertionOfADocumentIsRefusedOrExact(@ForAll("files") byte[] bytes, @ForAll long seed)
      throws Exception {
    SourceText before = SourceText.decode(bytes);
    Optional<List<YamlDocument>> documents = parse(before);
    if (documents.isPresent()) {
      for (int place = -1; place < documents.get().size(); place++) {
        OptionalInt above = place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
        NewNode.Fields content = RandomEdits.document(new Random(seed + place));
        Outcome outcome =
            insertion(before, documents.get(), new NewDocument(above, content, Dialect.BLOCK));
        Statistics.label("insertions").collect(outcome);
      }
    }
    checkShares("insertions", 40);
  }

  /** The property would say little if most edits were refused. */
  private static void checkShares(String label, int refused) {
    StatisticsCollector statistics = Statistics.label(label);
    statistics.coverage(
        share -> {
          share.check(Outcome.REFUSED).percentage(percent -> percent < refused);
          share.check(Outcome.UNCOMPARED).percentage(percent -> percent < 10);
        });
  }

  /** The file's documents, unless one is rejected. */
  static Optional<List<YamlDocument>> parse(SourceText source) {
    List<YamlDocument> documents = new ArrayList<>();
    try {
      for (Span span : DocumentParser.split(source)) {
        documents.add(DocumentParser.parse(source, span));
      }
    } catch (YamlSyntaxException rejected) {
      return Optional.empty();
    }
    return Optional.of(documents);
  }

  static List<Placed> edits(Optional<List<YamlDocument>> documents, Random random) {
    List<Placed> edits = new ArrayList<>();
    for (int i = 0; i < documents.map(List::size).orElse(0); i++) {
      edits.addAll(RandomEdits.of(documents.orElseThrow().get(i), i, random));
    }
    return edits;
  }

  /** Removals of anchors together with their aliases. */
  static List<List<Placed>> sharing(Optional<List<YamlDocument>> documents, Random random) {
    List<List<Placed>> batches = new ArrayList<>();
    for (int i = 0; i < documents.map(List::size).orElse(0); i++) {
      batches.addAll(RandomEdits.withAliases(documents.orElseThrow().get(i), i, random));
    }
    batches.removeIf(EditorPropertyTest::hasConflict);
    return batches;
  }

  private static boolean hasConflict(List<Placed> batch) {
    for (Placed a : batch) {
      for (Placed b : batch) {
        if (!a.equals(b) && conflict(a, b)) {
          return true;
        }
      }
    }
    return batch.size() != new HashSet<>(batch).size();
  }

  private static Edit plain(Edit edit) {
    return edit instanceof Edit.Shared shared ? shared.edit() : edit;
  }

  /** Some of the edits, none of which undoes or moves what another one changes. */
  static List<Placed> batch(List<Placed> edits, Random random) {
    List<Placed> batch = new ArrayList<>();
    int wanted = 2 + random.nextInt(5);
    for (int tries = 0; tries < 20 && batch.size() < wanted && !edits.isEmpty(); tries++) {
      Placed next = edits.get(random.nextInt(edits.size()));
      if (batch.stream().noneMatch(other -> conflict(other, next) || conflict(next, other))) {
        batch.add(next);
      }
    }
    return batch;
  }

  private static boolean conflict(Placed a, Placed b) {
    if (a.document() != b.document()) {
      return false;
    }
    NodePath changed = changed(a.edit());
    int length = changed.steps().size();
    boolean within =
        changed(b.edit()).steps().size() >= length
            && changed(b.edit()).steps().subList(0, length).equals(changed.steps());
    Edit edit = plain(a.edit());
    boolean adds = edit instanceof Edit.AddEntry || edit instanceof Edit.AddItems;
    boolean sameKind = edit.getClass().equals(plain(b.edit()).getClass());
    return adds ? sameKind && a.edit().target().equals(b.edit().target()) : within;
  }

  private static NodePath changed(Edit any) {
    Edit edit = plain(any);
    if (edit instanceof Edit.RemoveEntry remove) {
      return remove.target().key(remove.key());
    } else if (edit instanceof Edit.ReplaceEntry replace) {
      return replace.target().key(replace.key());
    } else if (edit instanceof Edit.FillList fill) {
      return fill.target().key(fill.key());
    } else if (edit instanceof Edit.RemoveItem remove) {
      return remove.target().index(remove.position());
    }
    return edit.target();
  }

  static Outcome single(SourceText before, List<YamlDocument> documents, Placed placed)
      throws Exception {
    SourceText after;
    try {
      after = YamlEditor.edit(before, List.of(placed)).source();
    } catch (EditsRefusedException refused) {
      return Outcome.REFUSED;
    }
    YamlDocument document = documents.get(placed.document());
    Span reach = reach(document, placed.edit());
    checkOutside(before, after, reach);
    checkComments(before, after, document, placed.edit());
    return compare(before, after, documents, List.of(placed));
  }

  static Outcome batch(SourceText before, List<YamlDocument> documents, List<Placed> batch)
      throws Exception {
    try {
      SourceText after = YamlEditor.edit(before, batch).source();
      assertThat(SourceText.decode(after.bytes()).text()).isEqualTo(after.text());
      return compare(before, after, documents, batch);
    } catch (EditsRefusedException refused) {
      return Outcome.REFUSED;
    }
  }

  private static Outcome compare(
      SourceText before, SourceText after, List<YamlDocument> documents, List<Placed> edits) {
    Optional<List<Optional<Node>>> expected = load(before, documents);
    if (expected.isEmpty()) {
      return Outcome.UNCOMPARED;
    }
    Optional<List<Node>> made = SecondParser.load(after.text());
    if (made.isEmpty() && before.text().contains("\t")) { // It takes fewer tabs than YAML allows.
      return Outcome.UNCOMPARED;
    }
    EditModel.apply(expected.get(), edits);
    assertThat(show(made.orElseThrow()))
        .as("%s made of%n%s%nthis:%n%s", edits, before.text(), after.text())
        .isEqualTo(show(expected.get().stream().flatMap(Optional::stream).toList()));
    return Outcome.DONE;
  }

  static Outcome insertion(SourceText before, List<YamlDocument> documents, NewDocument added)
      throws Exception {
    SourceText after;
    try {
      after = DocumentInserter.insert(before, before, List.of(added));
    } catch (EditRefusedException refused) {
      return Outcome.REFUSED;
    }
    checkOutside(before, after, new Span(0, before.text().length()));
    assertThat(comments(after.text())).isEqualTo(comments(before.text()));
    int same = prefix(before.text(), after.text());
    assertThat(after.text()).endsWith(before.text().substring(same));
    Optional<List<Optional<Node>>> expected = load(before, documents);
    if (expected.isEmpty()) {
      return Outcome.UNCOMPARED;
    }
    int place = added.before().orElse(documents.size());
    expected.get().add(place, Optional.of(EditModel.node(added.content())));
    assertThat(written(SecondParser.load(after.text()).orElseThrow()))
        .as("%s into%n%s%nmade%n%s", added, before.text(), after.text())
        .isEqualTo(written(expected.get().stream().flatMap(Optional::stream).toList()));
    return Outcome.DONE;
  }

  private static List<String> show(List<Node> nodes) {
    return nodes.stream().map(SecondParser::show).toList();
  }

  /**
   * Without documents in which nothing is written: a new one takes the place of such a document.
   */
  private static List<String> written(List<Node> nodes) {
    return show(nodes).stream()
        .filter(text -> !text.equals("tag:yaml.org,2002:null «»\n"))
        .toList();
  }

  /** What the second parser reads, in the order of our documents; none where nothing is written. */
  private static Optional<List<Optional<Node>>> load(
      SourceText source, List<YamlDocument> documents) {
    Optional<List<Node>> nodes = SecondParser.load(source.text());
    long roots = documents.stream().filter(document -> document.root().isPresent()).count();
    if (nodes.isEmpty() || nodes.get().size() != roots) {
      return Optional.empty();
    }
    List<Optional<Node>> loaded = new ArrayList<>();
    int next = 0;
    for (YamlDocument document : documents) {
      loaded.add(
          document.root().isPresent() ? Optional.of(nodes.get().get(next++)) : Optional.empty());
    }
    return Optional.of(loaded);
  }

  /** The part of the text that an edit may change at most. */
  static Span reach(YamlDocument document, Edit any) {
    Edit edit = plain(any);
    YamlNode target = document.find(edit.target()).orElseThrow();
    if (edit instanceof Edit.SetScalar) {
      return ((YamlNode.Scalar) target).content();
    }
    Span span = target.span();
    if (edit instanceof Edit.RemoveItem remove) {
      span = ((YamlNode.Sequence) target).items().get(remove.position()).span();
    } else if (target instanceof YamlNode.Mapping mapping && !(edit instanceof Edit.AddEntry)) {
      NodePath changed = changed(edit);
      String key = ((NodePath.Key) changed.steps().get(changed.steps().size() - 1)).name();
      span = YamlDocument.entry(mapping, key).orElseThrow().span();
    }
    Tokens tokens = document.tokens();
    int before = tokens.lastBefore(span.start());
    int start = document.span().start();
    if (before >= 0) {
      boolean comma = tokens.kind(before) == Tokens.Kind.COMMA;
      start = comma ? tokens.start(before) : tokens.end(before);
    }
    int next = tokens.firstFrom(span.end());
    if (next < tokens.count() && tokens.kind(next) == Tokens.Kind.COMMA) {
      next++;
    }
    return new Span(start, next < tokens.count() ? tokens.start(next) : document.span().end());
  }

  static void checkOutside(SourceText before, SourceText after, Span reach)
      throws MalformedTextException {
    String old = before.text();
    String now = after.text();
    assertThat(after.encoding()).isEqualTo(before.encoding());
    assertThat(SourceText.decode(after.bytes()).text()).isEqualTo(now);
    assertThat(now).startsWith(old.substring(0, reach.start()));
    assertThat(now).endsWith(old.substring(reach.end()));
    assertThat(now.length()).isGreaterThanOrEqualTo(old.length() - reach.length());
    int head = length(before, reach.start());
    int tail = before.bytes().length - length(before, reach.end());
    byte[] bytes = after.bytes();
    assertThat(Arrays.copyOf(bytes, head)).isEqualTo(Arrays.copyOf(before.bytes(), head));
    assertThat(Arrays.copyOfRange(bytes, bytes.length - tail, bytes.length))
        .isEqualTo(
            Arrays.copyOfRange(
                before.bytes(), before.bytes().length - tail, before.bytes().length));
  }

  /** How many bytes the first characters take, with the byte order mark. */
  private static int length(SourceText source, int characters) {
    return source.encoding().markLength()
        + source.text().substring(0, characters).getBytes(source.encoding().charset()).length;
  }

  private static int prefix(String a, String b) {
    int same = 0;
    while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same;
  }

  private static List<String> comments(String text) {
    return COMMENT.matcher(text).results().map(MatchResult::group).toList();
  }

  /** A lost comment stood in what was removed, or so that it can only have spoken of that. */
  private static void checkComments(
      SourceText before, SourceText after, YamlDocument document, Edit edit) {
    List<String> kept = comments(after.text());
    List<String> old = comments(before.text());
    assertThat(old).containsAll(kept);
    assertThat(old.stream().filter(new HashSet<>(kept)::contains).toList())
        .as("in the same order")
        .isEqualTo(kept);
    Set<String> lost = new HashSet<>(old);
    kept.forEach(lost::remove);
    for (String comment : lost) {
      int at = before.text().indexOf(comment);
      assertThat(isOwned(before, document, edit, at))
          .as("%s lost %s of%n%s%nwhich became%n%s", edit, comment, before.text(), after.text())
          .isTrue();
    }
  }

  private static boolean isOwned(SourceText before, YamlDocument document, Edit any, int comment) {
    Edit edit = plain(any);
    YamlNode target = document.find(edit.target()).orElseThrow();
    Span member;
    boolean drop = false;
    if (edit instanceof Edit.RemoveItem remove) {
      member = ((YamlNode.Sequence) target).items().get(remove.position()).span();
    } else if (edit instanceof Edit.RemoveEntry remove) {
      member = YamlDocument.entry((YamlNode.Mapping) target, remove.key()).orElseThrow().span();
      drop = remove.comments() == Edit.CommentsAbove.DROP;
    } else if (edit instanceof Edit.ReplaceEntry replace) {
      member = YamlDocument.entry((YamlNode.Mapping) target, replace.key()).orElseThrow().span();
      drop = replace.comments() == Edit.CommentsAbove.DROP;
    } else {
      return edit instanceof Edit.SetScalar && target.span().contains(comment);
    }
    Tokens tokens = document.tokens();
    int next = tokens.firstFrom(member.end());
    boolean comma = next < tokens.count() && tokens.kind(next) == Tokens.Kind.COMMA;
    int end = comma ? tokens.end(next) : member.end();
    var lines = before.lines();
    int column = lines.column(member.start());
    boolean ownLine =
        before.text().substring(lines.lineStart(comment), comment).isBlank()
            && lines.lineStart(comment) > member.start();
    boolean above = comment < member.start();
    boolean inside = !above && comment < member.end();
    boolean trailing = !above && lines.line(comment) <= lines.line(end);
    boolean deeper = ownLine && comment > member.end() && lines.column(comment) >= column;
    return inside || trailing || deeper || (drop && above && lines.column(comment) == column);
  }
}
