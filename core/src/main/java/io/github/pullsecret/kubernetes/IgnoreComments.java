package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.text.LineMap;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments {@code # pullsecret:ignore REASON} of a document. One keeps a list of pull secrets
 * in place if it stands on a line of the list, in the comment lines directly above it, or in those
 * below that belong to it.
 */
final class IgnoreComments {
  private static final String WORD = "pullsecret:ignore";
  private static final Pattern COMMENT =
      Pattern.compile("#\\s*pullsecret:\\s*ignore(?:[\\s:]+(.*))?$", Pattern.DOTALL);

  private final String file;
  private final String text;
  private final LineMap lines;
  private final List<Ignore> ignores = new ArrayList<>();
  private final Set<Ignore> used = new HashSet<>();

  private record Ignore(Span comment, String reason) {}

  private IgnoreComments(YamlDocument document, List<Span> comments, String file) {
    this.file = file;
    this.text = document.source().text();
    this.lines = document.source().lines();
    for (Span comment : comments) {
      Matcher matcher = COMMENT.matcher(text.substring(comment.start(), comment.end()).strip());
      if (matcher.find()) {
        String reason = matcher.group(1) == null ? "" : matcher.group(1).strip();
        ignores.add(new Ignore(comment, reason));
      }
    }
  }

  /** The comments of a document. */
  static IgnoreComments of(YamlDocument document, DocumentWords words, String file) {
    List<Span> comments = words.mayIgnore() ? document.comments() : List.of();
    return new IgnoreComments(document, comments, file);
  }

  /** Why a comment keeps this list in place; empty if none does. */
  Optional<Obstacle> at(Value list) {
    Optional<Ignore> found = ignores.stream().filter(ignore -> isBeside(ignore, list)).findFirst();
    found.ifPresent(used::add);
    return found.map(
        ignore ->
            ignore.reason().isEmpty()
                ? Obstacle.here(KeepReason.IGNORED_WITHOUT_REASON, "a comment keeps it")
                : Obstacle.here(KeepReason.IGNORED, ignore.reason()));
  }

  private boolean isBeside(Ignore ignore, Value list) {
    int line = lines.line(ignore.comment().start());
    int first = lines.line(list.start());
    // The value of an alias is written elsewhere; then only the line of its key counts.
    int last = list.span().start() < list.start() ? first : lines.line(lastCharacter(list.span()));
    boolean below =
        lines.column(ignore.comment().start()) > lines.column(list.start())
            && areComments(last + 1, line + 1);
    return line < first ? areComments(line, first) : line <= last || below;
  }

  private static int lastCharacter(Span span) {
    return Math.max(span.start(), span.end() - 1);
  }

  /** Whether all lines from one to before another hold comments only. */
  private boolean areComments(int from, int before) {
    for (int line = from; line < before; line++) {
      int start = lines.start(line);
      if (!text.substring(start, lines.lineEnd(start)).strip().startsWith("#")) {
        return false;
      }
    }
    return true;
  }

  /** What is wrong with the comments, once all lists of the document were asked about. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Ignore ignore : ignores) {
      if (!used.contains(ignore)) {
        problems.add(
            problem(
                ignore,
                WORD + " ignores nothing here",
                "put it on the line of a pod spec's imagePullSecrets or directly above, or remove"
                    + " it"));
      } else if (ignore.reason().isEmpty()) {
        problems.add(problem(ignore, WORD + " needs a reason", "write # " + WORD + " REASON"));
      }
    }
    return problems;
  }

  private Problem problem(Ignore ignore, String message, String hint) {
    return new Problem(lines.location(file, ignore.comment().start()), message, hint);
  }
}
