package io.github.pullsecret.yaml;

import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.text.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a document read again after its edits with the one that was meant: the same events but
 * for the change, every alias bound to the node it was bound to, no comment lost but those that
 * belong to what was removed, no other character changed, JSON still JSON.
 */
final class EditProof {
  private EditProof() {}

  /**
   * Checks one edited document.
   *
   * @throws EditProofException if it is not the one that was meant
   */
  static void check(YamlDocument before, YamlDocument after, List<Change> changes) {
    checkEvents(before, after, changes);
    checkComments(before, after, changes);
    demand(before.explicitStart() == after.explicitStart(), "a document marker changed");
    demand(before.hasDirectives() == after.hasDirectives(), "a directive changed");
    demand(!before.isStrictJson() || after.isStrictJson(), "JSON is not JSON any more");
  }

  /** Checks that nothing outside the splices changed, and how the file ends. */
  static void checkText(SourceText before, SourceText after, List<TextEdit> edits) {
    List<TextEdit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(edit -> edit.span().start()));
    String old = before.text();
    String now = after.text();
    int from = 0;
    int at = 0;
    for (TextEdit edit : sorted) {
      demand(!eatsIndentation(before, edit.span()), "an indentation changed");
      int kept = edit.span().start() - from;
      demand(kept >= 0 && old.regionMatches(from, now, at, kept), "text before an edit changed");
      at += kept;
      demand(now.startsWith(edit.replacement(), at), "an edit is missing");
      at += edit.replacement().length();
      from = edit.span().end();
    }
    demand(old.length() - from == now.length() - at, "the text has another length");
    demand(old.regionMatches(from, now, at, old.length() - from), "text after an edit changed");
    demand(
        now.isEmpty() || old.isEmpty() || endsLine(old) == endsLine(now),
        "the final line break changed");
    demand(before.encoding() == after.encoding(), "the encoding changed");
  }

  /**
   * Whether a splice takes blanks from the start of a line that stays a line: what stands there
   * would move to another column, which may mean the same and is still not what was meant.
   */
  private static boolean eatsIndentation(SourceText before, Span span) {
    int line = before.lines().lineStart(span.end());
    boolean intoBlanks =
        span.start() < span.end()
            && span.end() > line
            && span.end() < before.lines().lineEnd(span.end())
            && before.text().substring(line, span.end()).isBlank();
    int first = before.lines().lineStart(span.start());
    return intoBlanks && before.text().substring(first, span.start()).isBlank();
  }

  private static boolean endsLine(String text) {
    char last = text.charAt(text.length() - 1);
    return last == '\n' || last == '\r';
  }

  private static void checkEvents(YamlDocument before, YamlDocument after, List<Change> changes) {
    List<Change> sorted = new ArrayList<>(changes);
    // What is put in before a node comes before what becomes of the node.
    sorted.sort(
        Comparator.comparingInt((Change change) -> change.events().range().start())
            .thenComparingInt(change -> change.events().range().end()));
    List<YamlEvent> meant = new ArrayList<>();
    List<Integer> origins = new ArrayList<>(); // The event of the old text, or -1 for a new one.
    int from = 0;
    for (Change change : sorted) {
      Span range = change.events().range();
      demand(range.start() >= from, "two edits change one node");
      copy(before, from, range.start(), meant, origins);
      List<YamlEvent> replacement = change.events().replacement();
      boolean sameSize = replacement.size() == range.length();
      for (int i = 0; i < replacement.size(); i++) {
        YamlEvent event = replacement.get(i);
        meant.add(event);
        // What is emptied stays the node that an alias names.
        boolean sameNode =
            i == 0
                && range.length() > 0
                && event.anchor().isPresent()
                && event.anchor().equals(before.events().get(range.start()).anchor());
        origins.add(sameSize || sameNode ? range.start() + i : -1);
      }
      from = range.end();
    }
    copy(before, from, before.events().size(), meant, origins);
    demand(meant.size() == after.events().size(), "there are more or fewer nodes than meant");
    for (int i = 0; i < meant.size(); i++) {
      demand(meant.get(i).equals(after.events().get(i)), "node " + i + " is not as meant");
    }
    checkAliases(before, after, origins);
  }

  private static void copy(
      YamlDocument before, int from, int to, List<YamlEvent> meant, List<Integer> origins) {
    for (int i = from; i < to; i++) {
      meant.add(before.events().get(i));
      origins.add(i);
    }
  }

  private static void checkAliases(YamlDocument before, YamlDocument after, List<Integer> origins) {
    Map<Integer, Integer> bound = bindings(before.events());
    bindings(after.events())
        .forEach(
            (alias, target) -> {
              Integer wasTarget = bound.get(origins.get(alias));
              demand(
                  wasTarget != null && wasTarget.equals(origins.get(target)),
                  "an alias is bound to another node");
            });
  }

  /** For each alias event, the event of the node it stands for; -1 if there is none. */
  static Map<Integer, Integer> bindings(List<YamlEvent> events) {
    Map<String, Integer> anchors = new HashMap<>();
    Map<Integer, Integer> bound = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      YamlEvent event = events.get(i);
      if (event.kind() == YamlEvent.Kind.ALIAS) {
        bound.put(i, anchors.getOrDefault(event.value(), -1));
      }
      if (event.anchor().isPresent()) {
        anchors.put(event.anchor().get(), i);
      }
    }
    return bound;
  }

  private static void checkComments(YamlDocument before, YamlDocument after, List<Change> changes) {
    List<Span> owned = changes.stream().flatMap(change -> change.ownedComments().stream()).toList();
    List<String> meant =
        before.comments().stream()
            .filter(comment -> !owned.contains(comment))
            .map(comment -> before.source().text().substring(comment.start(), comment.end()))
            .toList();
    List<String> found =
        after.comments().stream()
            .map(comment -> after.source().text().substring(comment.start(), comment.end()))
            .toList();
    demand(meant.equals(found), "a comment outside the edit changed");
  }

  private static void demand(boolean holds, String problem) {
    if (!holds) {
      throw new EditProofException(problem);
    }
  }
}
