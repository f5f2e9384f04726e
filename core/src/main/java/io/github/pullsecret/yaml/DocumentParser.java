package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Reads documents with snakeyaml-engine, for their structure and positions only. Comments are not
 * asked of the engine: its comment mode accepts another language; they are the gaps between tokens.
 */
public final class DocumentParser {
  /** The largest document read, in characters; a manifest in a cluster is at most 1.5 MiB. */
  private static final int MAX_LENGTH = 60 * 1024 * 1024;

  /** What the engine reads at most, in code points: more, so that an edited document is read. */
  private static final int CODE_POINT_LIMIT = 64 * 1024 * 1024;

  /** The deepest nesting read: far beyond any manifest, far below what overflows a stack. */
  static final int MAX_DEPTH = 200;

  private DocumentParser() {}

  /** Where the documents of a file are; cheap, nothing is parsed. */
  public static List<Span> split(SourceText source) {
    return DocumentSplitter.split(source);
  }

  /**
   * Parses one document.
   *
   * @param document its number in the file, from 0
   * @throws YamlSyntaxException if the engine rejects it, or reads it otherwise than Kubernetes
   *     does
   */
  public static YamlDocument parse(SourceText source, int document) throws YamlSyntaxException {
    return parse(source, split(source).get(document));
  }

  /**
   * Parses one document.
   *
   * @param span one of {@link #split}
   * @throws YamlSyntaxException if the engine rejects it, or reads it otherwise than Kubernetes
   *     does
   */
  public static YamlDocument parse(SourceText source, Span span) throws YamlSyntaxException {
    if (span.length() > MAX_LENGTH) {
      throw new YamlSyntaxException(
          span.start(), "the document has more than 60 Mi characters", "exclude the file");
    }
    Optional<YamlDocument> plain = PlainParser.parse(source, span);
    return plain.isPresent() ? plain.get() : parseWithEngine(source, span);
  }

  /**
   * Parses one document with the engine, however it is written.
   *
   * @throws YamlSyntaxException as {@link #parse}
   */
  static YamlDocument parseWithEngine(SourceText source, Span span) throws YamlSyntaxException {
    String text = source.text().substring(span.start(), span.end());
    CodePoints offsets = CodePoints.of(text, span.start());
    LoadSettings settings =
        LoadSettings.builder()
            .setParseComments(false)
            .setUseMarks(true)
            .setCodePointLimit(CODE_POINT_LIMIT)
            // The engine's default of 1 Ki is quadratic on long lines.
            .setBufferSize(Math.max(4096, Math.min(text.length() + 1, 1 << 20)))
            .build();
    DocumentBuilder builder = new DocumentBuilder(source, span, offsets);
    StreamReader reader = new StreamReader(settings, text);
    try {
      RecordingScanner scanner = new RecordingScanner(new ScannerImpl(settings, reader));
      ParserImpl parser = new ParserImpl(settings, scanner);
      List<Event> events = new ArrayList<>();
      boolean explicit = false;
      boolean directives = false;
      int documents = 0;
      int depth = 0;
      while (parser.hasNext()) {
        Event event = parser.next();
        if (event instanceof DocumentStartEvent start) {
          documents++;
          explicit = start.isExplicit();
          directives = start.getSpecVersion().isPresent() || hasDirective(scanner.tokens());
        }
        if (event instanceof CollectionStartEvent && depth++ == MAX_DEPTH) {
          // Here, not in the builder: the engine's time for a token grows with the depth.
          throw new YamlSyntaxException(
              event.getStartMark().map(mark -> offsets.offset(mark.getIndex())).orElse(0),
              "nested deeper than " + MAX_DEPTH + " levels",
              "exclude the file");
        } else if (event instanceof CollectionEndEvent) {
          depth--;
        }
        events.add(event);
      }
      if (documents > 1) {
        throw new YamlSyntaxException(
            span.start(), "the text goes on after the document's end", "separate documents by ---");
      }
      return builder.build(events, tokens(source, span, scanner, offsets), explicit, directives);
    } catch (ReaderException e) {
      throw new YamlSyntaxException(
          offsets.offset(e.getPosition()),
          String.format("the character U+%04X may not stand in YAML", e.getCodePoint()),
          "remove it");
    } catch (MarkedYamlEngineException e) {
      int offset = e.getProblemMark().map(mark -> offsets.offset(mark.getIndex())).orElse(0);
      throw explained(source, span, Math.min(offset, span.end()), e.getProblem());
    } catch (IllegalArgumentException e) {
      // An escape with digits of no character, or without any at the end of the text.
      throw explained(
          source, span, offsets.offset(reader.getIndex()), "an escape that spells no character");
    } catch (YamlEngineException e) {
      throw new YamlSyntaxException(span.start(), "the document is too large", "exclude the file");
    }
  }

  /** Says what is wrong where the engine's own words would mislead. */
  private static YamlSyntaxException explained(
      SourceText source, Span span, int offset, String problem) {
    String text = source.text();
    int mark = text.indexOf('\uFEFF', span.start());
    if (mark >= 0 && mark < span.end() && source.lines().lineStart(mark) == mark) {
      return new YamlSyntaxException(
          mark, "a byte order mark stands inside the file", "remove it; files were joined");
    }
    if (StrictJson.accepts(text, span.start(), span.end())) {
      return new YamlSyntaxException(
          offset,
          "JSON with a key of more than 1024 characters, or its colon on another line, can't be read",
          "write key and colon on one line, or exclude the file");
    }
    if (problem.startsWith("expected '<document start>'") && text.stripLeading().startsWith("{")) {
      return new YamlSyntaxException(
          offset, "the file holds more than one JSON value", "put them into a List or other files");
    }
    return new YamlSyntaxException(
        offset,
        "not YAML: "
            + problem.replaceAll("\\s*\\(Do not use.*\\)$|(?<=tag handle|escape character) .*", ""),
        "mend the YAML, or exclude the file");
  }

  private static boolean hasDirective(List<Token> tokens) {
    return tokens.stream().anyMatch(token -> token.getTokenId() == Token.ID.Directive);
  }

  private static Tokens tokens(
      SourceText source, Span span, RecordingScanner scanner, CodePoints offsets) {
    List<Token> recorded = scanner.tokens();
    int count = recorded.size();
    int[] starts = new int[count];
    int[] ends = new int[count];
    Tokens.Kind[] kinds = new Tokens.Kind[count];
    for (int i = 0; i < count; i++) {
      starts[i] = offsets.offset(RecordingScanner.start(recorded.get(i)));
      ends[i] = offsets.offset(RecordingScanner.end(recorded.get(i)));
      kinds[i] = kind(recorded.get(i).getTokenId());
    }
    return new Tokens(source, span, starts, ends, kinds);
  }

  private static Tokens.Kind kind(Token.ID id) {
    return switch (id) {
      case BlockEntry -> Tokens.Kind.DASH;
      case Key -> Tokens.Kind.QUESTION;
      case Value -> Tokens.Kind.COLON;
      case FlowEntry -> Tokens.Kind.COMMA;
      case FlowMappingStart, FlowSequenceStart -> Tokens.Kind.OPEN;
      case FlowMappingEnd, FlowSequenceEnd -> Tokens.Kind.CLOSE;
      case Scalar -> Tokens.Kind.SCALAR;
      case Alias -> Tokens.Kind.ALIAS;
      case Anchor, Tag -> Tokens.Kind.PROPERTY;
      default -> Tokens.Kind.MARKER;
    };
  }
}
