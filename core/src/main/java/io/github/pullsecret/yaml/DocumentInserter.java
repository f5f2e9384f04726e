package io.github.pullsecret.yaml;

import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts whole documents into a file, above some that are there or at the end. */
public final class DocumentInserter {
  private static final Pattern LICENCE = Pattern.compile("(?i)copyright|licen[cs]e|spdx");

  private final SourceText source;
  private final SourceText styles;
  private final List<Span> spans;
  private final List<TextEdit> splices = new ArrayList<>();

  /** What the documents of the new text must be, in order. */
  private final List<Expected> expected = new ArrayList<>();

  private DocumentInserter(SourceText source, SourceText styles) {
    this.source = source;
    this.styles = styles;
    this.spans = DocumentSplitter.split(source);
  }

  /**
   * What a document of the new text must be.
   *
   * @param same the old document that it must be letter for letter
   * @param events else, the events it must have
   */
  private record Expected(OptionalInt same, List<YamlEvent> events) {
    static Expected same(int old) {
      return new Expected(OptionalInt.of(old), List.of());
    }

    static Expected events(List<YamlEvent> events) {
      return new Expected(OptionalInt.empty(), events);
    }
  }

  /**
   * Inserts documents and proves that the others did not change.
   *
   * @param styles the same documents before they were edited: what is new is written like these, so
   *     that edits make no difference to it
   * @param added the documents; those for one place in order
   * @throws EditRefusedException if the file can't hold one of them, as strict JSON can't
   * @throws YamlSyntaxException if a neighbouring document can't be parsed
   * @throws EditProofException if the result is not what was meant, which is a bug
   */
  public static SourceText insert(SourceText source, SourceText styles, List<NewDocument> added)
      throws EditRefusedException, YamlSyntaxException {
    return new DocumentInserter(source, styles).insert(added);
  }

  /** The text of a file that holds these documents only. */
  public static SourceText newFile(List<NewDocument> documents) {
    StringBuilder text = new StringBuilder();
    for (NewDocument document : documents) {
      Dialect like = document.like();
      Dialect block = new Dialect(false, false, true, like.indentedLists(), like.step());
      text.append(text.isEmpty() ? "" : "---\n");
      text.append(new NodeWriter(block, "\n").blockFields(document.content(), "").text());
      text.append('\n');
    }
    return SourceText.ofNewFile(text.toString());
  }

  private SourceText insert(List<NewDocument> added)
      throws EditRefusedException, YamlSyntaxException {
    refuseIfKubectlCannotSplit();
    Map<Integer, List<NewDocument>> byPlace = new TreeMap<>();
    for (NewDocument document : added) {
      byPlace
          .computeIfAbsent(document.before().orElse(spans.size()), key -> new ArrayList<>())
          .add(document);
    }
    for (int i = 0; i < spans.size(); i++) {
      boolean last = i == spans.size() - 1;
      List<NewDocument> below = last ? byPlace.getOrDefault(spans.size(), List.of()) : List.of();
      if (byPlace.containsKey(i) || !below.isEmpty()) {
        YamlDocument document = neighbour(i);
        List<NewDocument> above = byPlace.getOrDefault(i, List.of());
        if (!above.isEmpty()) {
          above(document, above);
        }
        boolean replaced = !below.isEmpty() && append(document, below);
        if (!replaced) {
          expected.add(expected.size() - below.size(), Expected.events(document.events()));
        }
      } else {
        expected.add(Expected.same(i));
      }
    }
    SourceText after = YamlEditor.decodedAgain(source.apply(splices));
    EditProof.checkText(source, after, splices);
    check(after);
    return after;
  }

  private YamlDocument neighbour(int index) throws EditRefusedException, YamlSyntaxException {
    YamlDocument document = DocumentParser.parse(source, spans.get(index));
    ParserDivergence.refuse(document);
    if (spans.size() == 1 && document.isStrictJson()) {
      throw new EditRefusedException(
          0, "a JSON file holds one document only", "put the new document into another file");
    }
    return document;
  }

  /** kubectl splits a file at the bytes LF and {@code ---} before it parses anything. */
  private void refuseIfKubectlCannotSplit() throws EditRefusedException {
    String text = source.text();
    if (text.indexOf('\r') >= 0 && text.replace("\r\n", "").indexOf('\r') >= 0) {
      throw new EditRefusedException(
          0,
          "kubectl finds one document only in a file with CR line ends",
          "put the new document into another file");
    }
  }

  private NodeWriter write(NewDocument added, YamlDocument neighbour, String lineBreak)
      throws YamlSyntaxException {
    Dialect dialect = isNothing(neighbour) ? added.like() : style(spans.indexOf(neighbour.span()));
    NodeWriter writer = new NodeWriter(dialect, lineBreak);
    return Dialect.isFlow(neighbour.events())
        ? writer.flowLines(added.content(), "", !dialect.quotedKeys())
        : writer.blockFields(added.content(), "");
  }

  private Dialect style(int index) throws YamlSyntaxException {
    return Dialect.of(DocumentParser.parse(styles, DocumentSplitter.split(styles).get(index)));
  }

  private static boolean isNothing(YamlDocument document) {
    return document.events().isEmpty()
        || document
            .root()
            .filter(root -> root.span().length() == 0 && root.properties().none())
            .isPresent();
  }

  /** Whether a {@code ...} line ends the document. */
  private static boolean isClosed(YamlDocument document) {
    Tokens tokens = document.tokens();
    int last = tokens.count() - 1;
    return last >= 0
        && tokens.kind(last) == Tokens.Kind.MARKER
        && document.source().text().startsWith("...", tokens.start(last));
  }

  /** Puts documents at the end; gives back whether the first takes the place of an empty one. */
  private boolean append(YamlDocument last, List<NewDocument> added)
      throws EditRefusedException, YamlSyntaxException {
    String text = source.text();
    boolean lineOpen = !text.isEmpty() && source.lines().lineStart(text.length()) != text.length();
    if (lineOpen && endsInBlockScalar(last)) {
      throw new EditRefusedException(
          text.length(),
          "the file ends in a block scalar without final line break",
          "end the file with a line break");
    }
    String lineBreak = source.lines().breakNear(text.length());
    boolean takesPlace = isNothing(last) && !isClosed(last);
    // After a ... line kubectl needs a --- to see another document.
    boolean marked = last.span().start() == 0 || last.explicitStart();
    StringBuilder written = new StringBuilder(lineOpen ? lineBreak : "");
    String marker = takesPlace && marked ? "" : "---" + lineBreak;
    for (NewDocument document : added) {
      NodeWriter writer = write(document, last, lineBreak);
      written.append(marker).append(writer.text()).append(lineBreak);
      expected.add(Expected.events(writer.events()));
      marker = "---" + lineBreak;
    }
    if (lineOpen) {
      written.setLength(written.length() - lineBreak.length());
    }
    splices.add(TextEdit.insert(text.length(), written.toString()));
    return takesPlace;
  }

  private static boolean endsInBlockScalar(YamlDocument document) {
    if (document.root().isEmpty()) {
      return false;
    }
    YamlNode root = document.root().get();
    if (root instanceof YamlNode.Mapping mapping && !mapping.flow()) {
      return Members.of(mapping).endsInBlockScalar(mapping.entries().size() - 1);
    }
    if (root instanceof YamlNode.Sequence sequence && !sequence.flow()) {
      return Members.of(sequence).endsInBlockScalar(sequence.items().size() - 1);
    }
    return root instanceof YamlNode.Scalar scalar && scalar.style().block();
  }

  private void above(YamlDocument document, List<NewDocument> added)
      throws EditRefusedException, YamlSyntaxException {
    LineMap lines = source.lines();
    if (document.hasDirectives()) {
      throw new EditRefusedException(
          document.span().start(), "the document has directives", "put it into another file");
    }
    Tokens tokens = document.tokens();
    if (tokens.count() == 0) {
      throw new EditRefusedException(document.span().start(), "the document is empty", "fill it");
    }
    int first = lines.lineStart(tokens.start(0));
    String lineBreak = lines.breakNear(first);
    String marker = "---" + lineBreak;
    boolean explicit = document.explicitStart();
    StringBuilder written = new StringBuilder();
    for (NewDocument each : added) {
      NodeWriter writer = write(each, document, lineBreak);
      String body = writer.text() + lineBreak;
      written.append(explicit ? marker + body : body + marker);
      expected.add(Expected.events(writer.events()));
    }
    int at = explicit ? first : attachedComments(document, first);
    splices.add(TextEdit.insert(at, written.toString()));
  }

  /** The start of the comment lines right above a document's first line; a licence stays on top. */
  private int attachedComments(YamlDocument document, int first) {
    LineMap lines = source.lines();
    String text = source.text();
    int at = first;
    while (at > document.span().start()) {
      int above = lines.lineStart(at - 1);
      if (!text.substring(above, lines.lineEnd(above)).strip().startsWith("#")) {
        return at;
      }
      at = above;
    }
    return LICENCE.matcher(text.substring(at, first)).find() ? first : at;
  }

  /** New and neighbouring documents are parsed again; of the others the text must be the same. */
  private void check(SourceText after) {
    List<Span> now = DocumentSplitter.split(after);
    if (now.size() != expected.size()) {
      throw new EditProofException("there are more or fewer documents than meant");
    }
    for (int i = 0; i < now.size(); i++) {
      Span span = now.get(i);
      if (expected.get(i).same().isEmpty()) {
        checkEvents(after, span, expected.get(i).events());
        continue;
      }
      Span old = spans.get(expected.get(i).same().getAsInt());
      boolean same =
          old.length() == span.length()
              && source.text().regionMatches(old.start(), after.text(), span.start(), old.length());
      if (!same) {
        throw new EditProofException("a document changed beside a new one");
      }
    }
  }

  private static void checkEvents(SourceText after, Span span, List<YamlEvent> meant) {
    try {
      if (!DocumentParser.parseWithEngine(after, span).events().equals(meant)) {
        throw new EditProofException("a new document, or its neighbour, is not as meant");
      }
    } catch (YamlSyntaxException e) {
      throw new EditProofException("the edited text can't be parsed: " + e.getMessage());
    }
  }
}
