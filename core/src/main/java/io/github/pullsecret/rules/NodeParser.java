package io.github.pullsecret.rules;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.Mark;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import io.github.pullsecret.rules.Node.Field;
import io.github.pullsecret.rules.Node.Mapping;
import io.github.pullsecret.rules.Node.Scalar;
import io.github.pullsecret.rules.Node.ScalarType;
import io.github.pullsecret.rules.Node.Sequence;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a rules file as a tree of {@link Node}s. The only class that knows Jackson, of which it
 * takes the tokens: binding to classes stops at the first mistake and forgets the places.
 */
final class NodeParser {
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[^\\t\\n\\r\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  /** What stands in front of a scalar that has an anchor; the tokens don't tell. */
  private static final Pattern ANCHOR = Pattern.compile("(?:!\\S*\\s+)?&([^\\s,\\[\\]{}]+)");

  private final String path;
  private final String text;
  private final YAMLParser tokens;
  private final Problems problems;
  private final Map<String, Node> anchors = new HashMap<>();

  /** The last place that was counted out; from the start of the text it would take too long. */
  private int offset;

  private int codePointsBefore;

  private NodeParser(String path, String text, YAMLParser tokens, Problems problems) {
    this.path = path;
    this.text = text;
    this.tokens = tokens;
    this.problems = problems;
  }

  /** The value that a file holds, or nothing with the reasons in {@code problems}. */
  static Optional<Node> parse(String path, SourceText source, Problems problems) {
    Matcher unprintable = UNPRINTABLE.matcher(source.text());
    if (unprintable.find()) {
      problems.add(
          source.lines().location(path, unprintable.start()),
          "this character is not allowed in YAML",
          "remove it");
      return Optional.empty();
    }
    YAMLFactory factory =
        YAMLFactory.builder()
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL) // of a key without a value
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS) // yes, no, on, off
            .build();
    try (YAMLParser tokens = factory.createParser(source.text())) {
      return new NodeParser(path, source.text(), tokens, problems).document();
    } catch (JsonProcessingException e) {
      report(path, e, problems);
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("a text was read", e);
    }
  }

  private Optional<Node> document() throws IOException {
    if (tokens.nextToken() == null) {
      return Optional.of(new Scalar(new Location(path, 1, 1), ScalarType.NULL, ""));
    }
    Node root = node();
    if (tokens.nextToken() != null) {
      problems.add(here(), "a second document starts here", "keep everything in one");
    }
    return Optional.of(root);
  }

  /** The value that starts with the current token. */
  private Node node() throws IOException {
    Location start = here();
    Optional<String> anchor = anchor();
    JsonToken token = tokens.currentToken();
    Node node;
    if (token == JsonToken.START_OBJECT) {
      node = mapping(start);
    } else if (token == JsonToken.START_ARRAY) {
      node = sequence(start);
    } else if (tokens.isCurrentAlias()) {
      node = aliased(start, tokens.getText());
    } else {
      node = new Scalar(start, type(token), tokens.getText());
    }
    anchor.ifPresent(name -> anchors.put(name, node));
    return node;
  }

  private Mapping mapping(Location start) throws IOException {
    List<Field> fields = new ArrayList<>();
    while (tokens.nextToken() == JsonToken.FIELD_NAME) {
      Location place = here();
      String key = tokens.currentName();
      tokens.nextToken();
      fields.add(new Field(place, key, node()));
    }
    return new Mapping(start, fields);
  }

  private Sequence sequence(Location start) throws IOException {
    List<Node> items = new ArrayList<>();
    while (tokens.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Sequence(start, items);
  }

  private Node aliased(Location start, String name) {
    Node node = anchors.get(name);
    if (node == null) {
      problems.add(
          start, "no value above has the anchor '" + name + "'", "mark the value with &" + name);
      return new Scalar(start, ScalarType.NULL, "");
    }
    return node;
  }

  private static ScalarType type(JsonToken token) {
    return switch (token) {
      case VALUE_TRUE -> ScalarType.TRUE;
      case VALUE_FALSE -> ScalarType.FALSE;
      case VALUE_NULL -> ScalarType.NULL;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ScalarType.NUMBER;
      default -> ScalarType.TEXT;
    };
  }

  private Optional<String> anchor() throws IOException {
    if (tokens.currentToken().isStructStart()) {
      return Optional.ofNullable(tokens.getObjectId());
    }
    int codePoints = (int) tokens.currentTokenLocation().getCharOffset();
    offset = text.offsetByCodePoints(offset, codePoints - codePointsBefore);
    codePointsBefore = codePoints;
    Matcher matcher = ANCHOR.matcher(text).region(offset, text.length());
    return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Location here() {
    JsonLocation place = tokens.currentTokenLocation();
    return new Location(path, place.getLineNr(), place.getColumnNr());
  }

  /** Says what is wrong. Of bad syntax Jackson itself knows only the token before it. */
  @SuppressWarnings("deprecation") // nothing else has the place
  private static void report(String path, JsonProcessingException e, Problems problems) {
    if (e instanceof MarkedYAMLException marked) {
      Mark place = marked.getProblemMark();
      Mark start = marked.getContextMark();
      problems.add(
          new Location(path, place.getLine() + 1, place.getColumn() + 1),
          "not YAML: " + marked.getProblem(),
          start == null
              ? "mend it here or in the line above"
              : marked.getContext() + " that starts in line " + (start.getLine() + 1));
      return;
    }
    JsonLocation place = e.getLocation();
    problems.add(
        place == null
            ? new Location(path, 1, 1)
            : new Location(path, place.getLineNr(), place.getColumnNr()),
        e instanceof StreamConstraintsException
            ? "something is too long or nested too deep"
            : "a key is not plain text",
        "a rules file is simpler than that");
  }
}
