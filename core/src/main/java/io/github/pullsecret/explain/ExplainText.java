package io.github.pullsecret.explain;

import io.github.pullsecret.explain.PodRow.Source;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An explanation for people: a table of the pods, and the findings below.
 *
 * @param explanation what to say
 * @param colour whether the terminal shows colours
 */
public record ExplainText(Explanation explanation, boolean colour) {
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String CYAN = "\u001b[36m";
  private static final String RESET = "\u001b[m";
  private static final String GAP = "  ";

  /** The table; empty if there is no pod. */
  public String table() {
    List<PodRow> rows = explanation.rows();
    if (rows.isEmpty()) {
      return "";
    }
    boolean units = rows.stream().anyMatch(row -> !row.units().isEmpty());
    List<List<String>> table = new ArrayList<>();
    table.add(cells("PLACE", "WORKLOAD", "SERVICE ACCOUNT", "PULL SECRETS", "FROM"));
    rows.forEach(row -> table.add(cells(row)));
    if (units) {
      table.get(0).add("UNIT");
      for (int i = 0; i < rows.size(); i++) {
        table.get(i + 1).add(unit(rows.get(i)));
      }
    }
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < table.get(0).size(); column++) {
      int at = column;
      widths.add(table.stream().mapToInt(line -> width(line.get(at))).max().orElse(0));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < table.size(); i++) {
      String line = line(table.get(i), widths);
      boolean unknown = i > 0 && rows.get(i - 1).source() == Source.UNKNOWN;
      text.append(i == 0 ? coloured(BOLD, line) : unknown ? coloured(YELLOW, line) : line);
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> cells(String... cells) {
    return new ArrayList<>(List.of(cells));
  }

  private static List<String> cells(PodRow row) {
    boolean list = row.source() != Source.NONE && row.source() != Source.UNKNOWN;
    String origin =
        row.origin()
            .map(Location::pathAndLine)
            .map(place -> list ? " " + place : " (" + place + ")")
            .orElse("");
    return cells(
        row.location().pathAndLine(),
        row.workload(),
        row.serviceAccount(),
        row.secrets().isEmpty() ? "-" : String.join(", ", row.secrets()),
        row.source().label() + origin);
  }

  private static String unit(PodRow row) {
    String names = row.unitNames();
    return names.isEmpty() ? "-" : names;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i));
      if (i < cells.size() - 1) {
        line.append(" ".repeat(widths.get(i) - width(cells.get(i)))).append(GAP);
      }
    }
    return line.toString();
  }

  /**
   * The findings with what to do about each; what is the same for some in a row is said once.
   *
   * @param least the least severe to be shown
   */
  public String findings(Severity least) {
    List<Finding> shown =
        explanation.findings().stream()
            .filter(finding -> finding.severity().compareTo(least) <= 0)
            .toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < shown.size(); i++) {
      Finding finding = shown.get(i);
      text.append(coloured(BOLD, finding.location().pathAndLine()))
          .append(": ")
          .append(coloured(colour(finding.severity()), label(finding.severity())))
          .append(": ")
          .append(finding.subject().isEmpty() ? "" : finding.subject() + ": ")
          .append(finding.message())
          .append(" [")
          .append(finding.id())
          .append("]\n");
      boolean last = i == shown.size() - 1 || !shown.get(i + 1).fix().equals(finding.fix());
      finding.fix().filter(fix -> last).ifPresent(fix -> text.append("  fix: " + fix + "\n"));
    }
    return text.toString();
  }

  private static String label(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case ERROR -> RED;
      case WARNING -> YELLOW;
      case NOTE -> CYAN;
    };
  }

  private String coloured(String start, String text) {
    return colour ? start + text + RESET : text;
  }

  /** How many pods and findings there are. */
  public String summary(Severity least) {
    List<String> parts = new ArrayList<>();
    parts.add(count(explanation.pods(), "pod"));
    for (Severity severity : Severity.values()) {
      long found =
          explanation.findings().stream().filter(finding -> finding.severity() == severity).count();
      if (found > 0) {
        boolean hidden = severity.compareTo(least) > 0;
        parts.add(count(found, label(severity)) + (hidden ? " (--verbose shows them)" : ""));
      }
    }
    return String.join(", ", parts) + (parts.size() == 1 ? ", nothing found.\n" : ".\n");
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
