package io.github.pullsecret.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pullsecret.diff.DiffStat.Region;
import io.github.pullsecret.format.RunModel.ChangedFile;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes findings, and what a check would change, as SARIF 2.1.0. */
public final class SarifReport {
  /** What GitHub shows of a run; more would be thrown away there without a word. */
  private static final int MOST = 5000;

  private static final String WOULD_CHANGE = "would-change";

  private final RunModel model;
  private final List<Result> results = new ArrayList<>();
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  /** A rule, described by the first finding of its sort. */
  private record Rule(int index, String help, Severity severity) {}

  private record Result(
      String rule,
      Severity severity,
      String message,
      String path,
      Region lines,
      Optional<Integer> column,
      Optional<Location> cause) {}

  private SarifReport(RunModel model) {
    this.model = model;
    model.findings().forEach(this::add);
    if (model.isFailedCheck()) {
      model.files().forEach(this::add);
    }
  }

  /** The whole report, which ends with a line break. */
  public static String of(RunModel model) {
    SarifReport report = new SarifReport(model);
    return JsonText.of(report::write);
  }

  private void add(Finding finding) {
    String subject = finding.subject().isEmpty() ? "" : finding.subject() + ": ";
    String fix = finding.fix().map(text -> ". Fix: " + text).orElse("");
    Location place = finding.location();
    rule(finding.id(), finding.fix().orElse(finding.message()), finding.severity());
    results.add(
        new Result(
            finding.id(),
            finding.severity(),
            subject + finding.message() + fix + ".",
            place.path(),
            new Region(place.line(), place.line()),
            Optional.of(place.column()),
            finding.cause()));
  }

  /** One result for each place that changes. */
  private void add(ChangedFile file) {
    String remedy = model.remedy().orElse("");
    rule(WOULD_CHANGE, "Run: " + remedy, Severity.ERROR);
    List<Region> regions = file.isNew() ? List.of(new Region(1, 1)) : file.regions();
    for (Region region : regions) {
      results.add(
          new Result(
              WOULD_CHANGE,
              Severity.ERROR,
              (file.isNew() ? "This file would be added" : "These lines would change")
                  + ". Fix: "
                  + remedy,
              file.path(),
              region,
              Optional.empty(),
              Optional.empty()));
    }
  }

  private void rule(String id, String help, Severity severity) {
    rules.putIfAbsent(id, new Rule(rules.size(), help, severity));
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "pullsecret");
    json.writeArrayFieldStart("rules");
    for (Map.Entry<String, Rule> rule : rules.entrySet()) {
      write(rule.getKey(), rule.getValue(), json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "unicodeCodePoints");
    writeInvocation(json);
    json.writeArrayFieldStart("results");
    for (Result result : results.subList(0, Math.min(MOST, results.size()))) {
      write(result, json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** What has no place in a file is said about the run. */
  private void writeInvocation(JsonGenerator json) throws IOException {
    List<String> messages = new ArrayList<>(model.messages());
    if (results.size() > MOST) {
      messages.add((results.size() - MOST) + " more results are left out");
    }
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", model.outcome() != RunModel.Outcome.UNREADABLE);
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (String message : messages) {
      json.writeStartObject();
      json.writeStringField("level", "warning");
      text("message", message, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void write(String id, Rule rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    text("shortDescription", title(id), json);
    text("fullDescription", title(id), json);
    text("help", rule.help(), json);
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(rule.severity()));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** {@code service-account-shared} as {@code Service account shared}. */
  static String title(String id) {
    String words = id.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private void write(Result result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", result.rule());
    Rule rule = rules.get(result.rule());
    if (rule != null) {
      json.writeNumberField("ruleIndex", rule.index());
    }
    json.writeStringField("level", level(result.severity()));
    text("message", result.message(), json);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    place(result.path(), result.lines(), result.column(), json);
    json.writeEndObject();
    json.writeEndArray();
    if (result.cause().isPresent()) {
      Location cause = result.cause().get();
      json.writeArrayFieldStart("relatedLocations");
      json.writeStartObject();
      json.writeNumberField("id", 1);
      place(
          cause.path(), new Region(cause.line(), cause.line()), Optional.of(cause.column()), json);
      text("message", "the cause", json);
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void place(String path, Region lines, Optional<Integer> column, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(path));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", lines.firstLine());
    if (column.isPresent()) {
      json.writeNumberField("startColumn", column.get());
    }
    if (lines.lastLine() > lines.firstLine()) {
      json.writeNumberField("endLine", lines.lastLine());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** A path as a reference to be resolved against the repository's root; absolute as a file. */
  private static String uri(String path) {
    try {
      URI uri =
          path.startsWith("/")
              ? new URI("file", "", path, null)
              : new URI(null, null, "./" + path, null);
      String text = uri.toASCIIString();
      return text.startsWith("./") ? text.substring(2).replace(":", "%3A") : text;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no reference to a path can be written", e);
    }
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  private static void text(String field, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
