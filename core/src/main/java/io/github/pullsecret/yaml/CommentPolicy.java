package io.github.pullsecret.yaml;

import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.Edit.CommentsAbove;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which comments belong to a member of a block collection and go with it: those inside it, the one
 * on its last line, and those right below that are indented deeper than the member, so that they
 * can only belong inside. A comment directly above stays, since a stale comment is seen in review
 * and a lost one is not.
 */
final class CommentPolicy {
  /** Comments that speak to a tool or a lawyer; they are never dropped. */
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "(?i)yamllint|kics|checkov:|\\$imagepolicy|renovate|x-release-please|noqa|\\$schema"
              + "|yaml-language-server|copyright|licen[cs]e|spdx|trivy:|kube-linter|pullsecret:");

  /** Comments that look like YAML taken out of use: of what, only their author knows. */
  private static final Pattern COMMENTED_OUT =
      Pattern.compile("#+\\s*(?:- |-$|[\\w./\"'$-]+:(?:\\s|$)).*");

  private final YamlDocument document;
  private final String text;
  private final LineMap lines;

  CommentPolicy(YamlDocument document) {
    this.document = document;
    this.text = document.source().text();
    this.lines = document.source().lines();
  }

  /**
   * Where a member ends with the comments it owns: before the line break of its last line, or at a
   * line's start after a block scalar that keeps its blank lines.
   */
  int tail(Span member, boolean item) {
    if (member.length() > 0 && lines.lineStart(member.end()) == member.end()) {
      return member.end();
    }
    int tail = lines.lineEnd(member.end());
    int column = lines.column(member.start());
    boolean dashesBelow = !item && endsInListAtColumn(member, column);
    for (int line = lines.line(tail) + 1; line < lines.count(); line++) {
      int start = lines.start(line);
      int hash = firstNonBlank(start);
      if (hash >= document.span().end() || text.charAt(hash) != '#') {
        break;
      }
      int indent = hash - start;
      boolean commentedItem = dashesBelow && indent == column && looksLikeItem(hash);
      if (indent <= column && !commentedItem) {
        break;
      }
      tail = lines.lineEnd(hash);
    }
    return tail;
  }

  /** The comments from the member's start to its tail. */
  List<Span> owned(Span member, int tail) {
    return new ArrayList<>(document.tokens().comments(member.start(), tail));
  }

  /**
   * The comment lines directly above a member, in its column, no blank line between.
   *
   * @param start where the member starts with the comments that are dropped
   * @param dropped the comments that go
   * @param kept the first of the comments that stay although what they stood above goes
   */
  record Above(int start, List<Span> dropped, List<Span> kept) {}

  /** What becomes of the comments above; the first member's may belong to its parent and stay. */
  Above above(Span member, int index, CommentsAbove policy) {
    List<Span> found = new ArrayList<>();
    boolean protectedOnes = false;
    int column = lines.column(member.start());
    for (int line = lines.line(member.start()) - 1; line >= 0; line--) {
      int start = lines.start(line);
      int hash = firstNonBlank(start);
      if (start < document.span().start()
          || hash - start != column
          || text.charAt(hash) != '#'
          || insideToken(hash)) {
        break;
      }
      Span comment = new Span(hash, lines.lineEnd(hash));
      String written = text.substring(comment.start(), comment.end());
      protectedOnes |=
          DIRECTIVE.matcher(written).find() || COMMENTED_OUT.matcher(written).matches();
      found.add(0, comment);
    }
    if (found.isEmpty() || policy == CommentsAbove.KEEP || protectedOnes || index == 0) {
      List<Span> first = found.isEmpty() ? List.of() : List.of(found.get(0));
      return new Above(member.start(), List.of(), first);
    }
    return new Above(found.get(0).start(), found, List.of());
  }

  /** Whether a comment line may be text of a block scalar or quoted scalar instead. */
  private boolean insideToken(int offset) {
    Tokens tokens = document.tokens();
    int before = tokens.firstFrom(offset + 1) - 1;
    return before >= 0 && tokens.end(before) > offset;
  }

  /** Whether the member's value is a list whose dashes stand in the member's own column. */
  private boolean endsInListAtColumn(Span member, int column) {
    int start = lines.lineStart(member.end());
    int first = firstNonBlank(start);
    for (int line = lines.line(member.end()); line > lines.line(member.start()); line--) {
      first = firstNonBlank(lines.start(line));
      if (first < text.length() && text.charAt(first) == '-') {
        return first - lines.start(line) == column;
      }
    }
    return false;
  }

  private boolean looksLikeItem(int hash) {
    int at = hash + 1;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return text.startsWith("- ", at);
  }

  private int firstNonBlank(int start) {
    int at = start;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
