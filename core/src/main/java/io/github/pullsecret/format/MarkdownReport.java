package io.github.pullsecret.format;

import io.github.pullsecret.explain.PodRow;
import io.github.pullsecret.format.RunModel.StepResult;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.tree.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a run as a comment on a pull request. */
public final class MarkdownReport {
  /** GitHub takes comments of up to 65536 characters; others may add something to this one. */
  private static final int LENGTH = 60_000;

  private static final int ROWS = 100;

  private final RunModel model;

  /** How many rows of a table, and ways of a graph, are written. */
  private final int most;

  private final StringBuilder text = new StringBuilder();

  private MarkdownReport(RunModel model, int most) {
    this.model = model;
    this.most = most;
  }

  /** The comment, with as many rows as it may have. */
  public static String of(RunModel model) {
    for (int most = ROWS; ; most /= 2) {
      String text = new MarkdownReport(model, most).text();
      if (text.length() <= LENGTH || most == 0) {
        return text.substring(0, Math.min(LENGTH, text.length()));
      }
    }
  }

  private String text() {
    text.append("### pullsecret ").append(model.command()).append(": ").append(headline());
    text.append("\n");
    if (model.isFailedCheck()) {
      text.append("\nTo fix it:\n\n").append(fenced(model.remedy().orElse("")));
    }
    summary();
    table(
        "Files",
        model.files(),
        "| file | lines |\n| --- | --- |",
        file -> row(code(file.path()), escaped(file.lines())));
    table(
        "Findings",
        model.findings(),
        "| where | what | fix |\n| --- | --- | --- |",
        MarkdownReport::row);
    table(
        "Pods",
        model.pods(),
        "| where | pod | ServiceAccount | pull secrets | from |\n| --- | --- | --- | --- | --- |",
        MarkdownReport::row);
    list("Notes", model.messages());
    list("Skipped", model.skipped());
    graphs();
    return text.toString();
  }

  private String headline() {
    String many = count(model.files().size(), "file");
    return switch (model.outcome()) {
      case UNCHANGED ->
          model.pods().isEmpty() ? "nothing to change" : count(model.pods().size(), "pod");
      case WOULD_CHANGE -> many + " would change";
      case CHANGED -> many + " changed";
      case UNREADABLE -> "files that could matter can't be read";
    };
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private void summary() {
    if (model.steps().isEmpty()) {
      return;
    }
    text.append("\n| step | | proof |\n| --- | --- | --- |\n");
    for (StepResult step : model.steps()) {
      String counts =
          step.counts().entrySet().stream()
              .filter(count -> count.getValue() > 0)
              .map(count -> count.getValue() + " " + words(count.getKey()))
              .collect(Collectors.joining(", "));
      String proof = step.proof().replaceFirst("^Proof: ", "");
      text.append(row(escaped(step.title()), escaped(counts), escaped(proof))).append('\n');
    }
    List<String> cluster = new ArrayList<>();
    model.steps().forEach(step -> cluster.addAll(step.cluster()));
    if (!cluster.isEmpty()) {
      text.append('\n');
      cluster.stream()
          .limit(most)
          .forEach(
              line ->
                  text.append(line.startsWith(" ") ? "  " : "- ")
                      .append(escaped(line.strip()))
                      .append('\n'));
    }
  }

  /** {@code newServiceAccounts} as {@code new service accounts}. */
  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private <T> void table(String title, List<T> all, String head, Function<T, String> row) {
    if (all.isEmpty()) {
      return;
    }
    text.append("\n<details><summary>").append(title).append(" (").append(all.size());
    text.append(")</summary>\n\n").append(head).append('\n');
    all.stream().limit(most).forEach(each -> text.append(row.apply(each)).append('\n'));
    more(all.size());
    text.append("\n</details>\n");
  }

  private void list(String title, List<String> all) {
    if (!all.isEmpty()) {
      text.append("\n").append(title).append(":\n\n");
      all.stream()
          .limit(most)
          .forEach(each -> text.append("- ").append(escaped(each)).append('\n'));
      more(all.size());
    }
  }

  private void more(int all) {
    if (all > most) {
      text.append("\nand ").append(all - most).append(" more\n");
    }
  }

  private void graphs() {
    if (model.before().isEmpty() && model.after().isEmpty()) {
      return;
    }
    boolean same = model.before().equals(model.after());
    if (!same) {
      graph("Who gets which pull secret, before", model.before());
    }
    graph("Who gets which pull secret" + (same ? "" : ", after"), model.after());
  }

  private void graph(String title, List<Attachment> attachments) {
    text.append("\n<details><summary>").append(title).append("</summary>\n\n");
    text.append(MermaidGraph.of(attachments, Math.min(most, 40))).append("\n</details>\n");
  }

  private static String row(Finding finding) {
    String subject = finding.subject().isEmpty() ? "" : escaped(finding.subject()) + ": ";
    String cause = finding.cause().map(where -> " (" + code(where.pathAndLine()) + ")").orElse("");
    return row(
        finding.severity().name().toLowerCase(Locale.ROOT)
            + " "
            + code(finding.location().pathAndLine()),
        code(finding.id()) + " " + subject + escaped(finding.message()) + cause,
        finding.fix().map(MarkdownReport::escaped).orElse(""));
  }

  private static String row(PodRow pod) {
    return row(
        code(pod.location().pathAndLine()),
        escaped(pod.workload()),
        escaped(pod.serviceAccount()),
        escaped(String.join(", ", pod.secrets())),
        escaped(
            pod.source().label()
                + pod.origin().map(place -> " " + place.pathAndLine()).orElse("")
                + (pod.units().isEmpty() ? "" : ", " + pod.unitNames())));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  /** A block that the text can't end. */
  private static String fenced(String command) {
    String fence = "```";
    while (command.contains(fence)) {
      fence += "`";
    }
    return fence + "sh\n" + command + "\n" + fence + "\n";
  }

  /** Text in which nothing means something to Markdown, to HTML, or to a table, or calls anyone. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if ("&<>|`*_[]@~\\#".indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
              } else {
                escaped.appendCodePoint(c < ' ' ? ' ' : c);
              }
            });
    return escaped.toString();
  }
}
