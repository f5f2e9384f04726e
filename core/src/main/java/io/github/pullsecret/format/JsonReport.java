package io.github.pullsecret.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pullsecret.explain.PodRow;
import io.github.pullsecret.format.RunModel.ChangedFile;
import io.github.pullsecret.format.RunModel.StepResult;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.Attachment;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes all of a run for programs, as {@code docs/report.schema.json} describes it. */
public final class JsonReport {
  /** Goes up when something is left out or means something else than before. */
  private static final int VERSION = 1;

  private JsonReport() {}

  /** The whole report, which ends with a line break. */
  public static String of(RunModel model) {
    return JsonText.of(json -> write(model, json));
  }

  private static void write(RunModel model, JsonGenerator json) throws IOException {
    json.writeNumberField("version", VERSION);
    json.writeStringField("command", model.command());
    json.writeStringField("outcome", model.outcome().id());
    if (model.remedy().isPresent()) {
      json.writeStringField("remedy", model.remedy().get());
    }
    json.writeArrayFieldStart("files");
    for (ChangedFile file : model.files()) {
      json.writeStartObject();
      json.writeStringField("path", file.path());
      json.writeStringField("change", file.isNew() ? "added" : "modified");
      json.writeNumberField("addedLines", file.added());
      json.writeNumberField("removedLines", file.removed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("steps");
    for (StepResult step : model.steps()) {
      write(step, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Finding finding : model.findings()) {
      write(finding, json);
    }
    json.writeEndArray();
    JsonText.texts(json, "messages", model.messages());
    JsonText.texts(json, "skipped", model.skipped());
    json.writeObjectFieldStart("graph");
    attachments("before", model.before(), json);
    attachments("after", model.after(), json);
    json.writeEndObject();
    if (!model.pods().isEmpty()) {
      pods(model.pods(), json);
    }
  }

  private static void write(StepResult step, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", step.title());
    json.writeObjectFieldStart("counts");
    for (Map.Entry<String, Integer> count : step.counts().entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
    JsonText.texts(json, "cluster", step.cluster());
    json.writeStringField("proof", step.proof());
    json.writeEndObject();
  }

  private static void write(Finding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", finding.id());
    json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    location("location", finding.location(), json);
    if (!finding.subject().isEmpty()) {
      json.writeStringField("subject", finding.subject());
    }
    json.writeStringField("message", finding.message());
    if (finding.cause().isPresent()) {
      location("cause", finding.cause().get(), json);
    }
    if (finding.fix().isPresent()) {
      json.writeStringField("fix", finding.fix().get());
    }
    json.writeEndObject();
  }

  private static void location(String field, Location location, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("path", location.path());
    json.writeNumberField("line", location.line());
    json.writeNumberField("column", location.column());
    json.writeEndObject();
  }

  private static void attachments(String field, List<Attachment> all, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Attachment each : all) {
      json.writeStartObject();
      if (each.namespace().isPresent()) {
        json.writeStringField("namespace", each.namespace().get());
      }
      JsonText.texts(json, "secrets", each.secrets());
      if (each.account().isPresent()) {
        json.writeStringField("serviceAccount", each.account().get());
      }
      JsonText.texts(json, "workloads", each.workloads());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void pods(List<PodRow> pods, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("pods");
    for (PodRow pod : pods) {
      json.writeStartObject();
      location("location", pod.location(), json);
      json.writeStringField("workload", pod.workload());
      json.writeStringField("serviceAccount", pod.serviceAccount());
      JsonText.texts(json, "secrets", pod.secrets());
      json.writeStringField("source", pod.source().label());
      if (pod.origin().isPresent()) {
        location("origin", pod.origin().get(), json);
      }
      if (!pod.units().isEmpty()) {
        JsonText.texts(json, "units", pod.units());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
