package io.github.pullsecret.format;

import io.github.pullsecret.diff.DiffStat.Region;
import io.github.pullsecret.format.RunModel.ChangedFile;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes annotations as a GitHub workflow reads them from standard output. GitHub shows ten of a
 * kind for a step and drops the others, so the tenth says how many there are.
 */
public final class GithubReport {
  private static final int MOST = 10;

  private final Map<Severity, List<String>> lines = new EnumMap<>(Severity.class);

  private GithubReport(RunModel model) {
    if (model.isFailedCheck()) {
      model.files().forEach(file -> add(file, model.remedy().orElse("")));
    }
    model.findings().forEach(this::add);
    for (String message : model.messages()) {
      add(Severity.WARNING, "title=pullsecret", message);
    }
  }

  /** The whole report, which ends with a line break. */
  public static String of(RunModel model) {
    StringBuilder text = new StringBuilder();
    new GithubReport(model)
        .lines.forEach((severity, all) -> addFirst(command(severity), all, text));
    return text.toString();
  }

  private static void addFirst(String command, List<String> all, StringBuilder text) {
    int shown = all.size() > MOST ? MOST - 1 : all.size();
    all.subList(0, shown).forEach(line -> text.append(line).append('\n'));
    if (shown < all.size()) {
      text.append(command)
          .append(" title=pullsecret::")
          .append(all.size() - shown)
          .append(" more like this; GitHub shows ")
          .append(MOST)
          .append(" of a step (--format text has all)\n");
    }
  }

  private void add(ChangedFile file, String remedy) {
    Region first =
        file.isNew() || file.regions().isEmpty() ? new Region(1, 1) : file.regions().get(0);
    add(
        Severity.ERROR,
        "file="
            + property(file.path())
            + ",line="
            + first.firstLine()
            + ",endLine="
            + first.lastLine()
            + ",title=pullsecret check",
        (file.isNew() ? "This file would be added" : "This file would change")
            + " ("
            + file.lines().replace(" (new)", "")
            + "). Fix: "
            + remedy);
  }

  private void add(Finding finding) {
    Location place = finding.location();
    String subject = finding.subject().isEmpty() ? "" : finding.subject() + ": ";
    String cause = finding.cause().map(where -> " (" + where.pathAndLine() + ")").orElse("");
    String fix = finding.fix().map(text -> "\nFix: " + text).orElse("");
    add(
        finding.severity(),
        "file="
            + property(place.path())
            + ",line="
            + place.line()
            + ",col="
            + place.column()
            + ",title="
            + property("pullsecret " + finding.id()),
        subject + finding.message() + cause + fix);
  }

  private void add(Severity severity, String properties, String message) {
    lines
        .computeIfAbsent(severity, key -> new ArrayList<>())
        .add(command(severity) + ' ' + properties + "::" + data(message));
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "::error";
      case WARNING -> "::warning";
      case NOTE -> "::notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
