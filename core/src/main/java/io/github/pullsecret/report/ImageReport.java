package io.github.pullsecret.report;

import io.github.pullsecret.image.ImageRewrite;
import io.github.pullsecret.image.ImageRewrite.Change;
import io.github.pullsecret.image.ImageRewrite.Left;
import io.github.pullsecret.image.LeftReason;
import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.kubernetes.ObjectId;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.EffectiveSecrets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a move of images did or would do, in words.
 *
 * @param from what the images started with
 * @param to what they start with afterwards
 * @param rewrite what was planned
 * @param mentions lines with the old registry that are no images this tool knows; they were left
 *     alone
 * @param pods the pod specs of the tree
 * @param proof the comparison of all pods before and after
 * @param uncovered files that the proof says nothing about
 * @param shown gives the place that a place of the files as they were is to be shown as
 */
public record ImageReport(
    String from,
    String to,
    ImageRewrite rewrite,
    List<Location> mentions,
    Collection<PodSpec> pods,
    EffectiveSecrets.Proof proof,
    int uncovered,
    UnaryOperator<Location> shown)
    implements StepReport {
  @Override
  public List<String> head(boolean done) {
    List<String> lines = new ArrayList<>();
    if (rewrite.changes().isEmpty()) {
      lines.add("No image to move: " + from + " to " + to + ".");
    } else {
      lines.add(
          (done ? "Moved " : "Would move ")
              + Wording.plural(rewrite.changes().size(), "image")
              + " in "
              + Wording.plural(rewrite.edits().size(), "file")
              + ": "
              + from
              + " to "
              + to
              + ".");
    }
    for (LeftReason reason : LeftReason.values()) {
      List<Left> left = rewrite.left().stream().filter(each -> each.reason() == reason).toList();
      if (!left.isEmpty()) {
        lines.add("Images that stay, " + reason.id() + " (fix: " + reason.fix() + "):");
        Wording.addFirst(lines, left.stream().map(each -> place(each.reference())).toList());
      }
    }
    if (!mentions.isEmpty()) {
      lines.add("Mentions of " + from + " that are no images of pods, left alone:");
      Wording.addFirst(
          lines, mentions.stream().map(each -> shown.apply(each).pathAndLine()).toList());
    }
    return lines;
  }

  private String place(ImageReference reference) {
    return shown.apply(reference.location()).pathAndLine()
        + reference.object().map(ObjectId::toString).map(object -> " " + object).orElse("")
        + ": "
        + reference.text();
  }

  @Override
  public String proofLine() {
    return MoveReport.proofLine(proof, uncovered, "");
  }

  @Override
  public List<Finding> findings() {
    Findings findings = new Findings(shown);
    for (Left left : rewrite.left()) {
      ImageReference reference = left.reference();
      findings.add(
          "image-" + left.reason().id(),
          left.reason() == LeftReason.NOT_SELECTED ? Severity.NOTE : Severity.WARNING,
          reference.location(),
          reference.object().map(ObjectId::toString).orElse(""),
          "keeps the image " + reference.text(),
          left.reason().fix());
    }
    return findings.mentions(mentions, from).all();
  }

  @Override
  public Map<String, Integer> counts() {
    return new Counts()
        .with("images", rewrite.changes().size())
        .with("left", rewrite.left().size())
        .with("mentions", mentions.size())
        .with("pods", proof.pods())
        .all();
  }

  @Override
  public List<String> cluster(boolean done) {
    Set<Place> changed =
        rewrite.changes().stream()
            .map(each -> each.reference().place())
            .collect(Collectors.toSet());
    List<PodSpec> rolled = pods.stream().filter(pod -> changed.contains(pod.place())).toList();
    List<String> lines = new ArrayList<>();
    if (!rolled.isEmpty()) {
      lines.add("Cluster: " + ClusterEffects.of(rolled));
    }
    return lines;
  }

  @Override
  public String details() {
    StringBuilder text = new StringBuilder();
    for (Change change : rewrite.changes()) {
      text.append(place(change.reference())).append(" -> ").append(change.text()).append('\n');
    }
    rewrite
        .left()
        .forEach(
            left ->
                text.append(place(left.reference()))
                    .append(": stays, ")
                    .append(left.reason().id())
                    .append('\n'));
    mentions.forEach(
        each -> text.append(shown.apply(each).pathAndLine()).append(": mentioned, left alone\n"));
    return text.toString();
  }
}
