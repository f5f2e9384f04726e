package io.github.pullsecret.report;

import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.rename.RenamePlan;
import io.github.pullsecret.rename.RenamePlan.Granted;
import io.github.pullsecret.rename.RenamePlan.Left;
import io.github.pullsecret.rename.RenamePlan.Needed;
import io.github.pullsecret.rename.RenamePlan.Patched;
import io.github.pullsecret.rename.RenamePlan.Renamed;
import io.github.pullsecret.rename.RenamePlan.Why;
import io.github.pullsecret.report.Finding.Severity;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.RenamedSecrets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a rename did or would do, in words: what has another name, what was left alone, what has to
 * be there first, and what a cluster will do.
 *
 * @param what the names, as people gave them
 * @param plan what happens to each place
 * @param pods the pod specs of the tree
 * @param mentions lines with the old names that are no references; they were left alone
 * @param proof the comparison of all pods and ServiceAccounts before and after
 * @param uncovered files that the proof says nothing about
 * @param shown gives the place that a place of the files as they were is to be shown as
 */
public record RenameReport(
    String what,
    RenamePlan plan,
    Collection<PodSpec> pods,
    List<Location> mentions,
    RenamedSecrets.Proof proof,
    int uncovered,
    UnaryOperator<Location> shown)
    implements StepReport {
  @Override
  public List<String> head(boolean done) {
    List<String> lines = new ArrayList<>();
    lines.add(plan.isEmpty() ? "Nothing to rename: " + what + "." : headline(done));
    addPatched(lines);
    addGranted(lines);
    addLeft(lines);
    addMentions(lines);
    return lines;
  }

  private String headline(boolean done) {
    Set<String> files = new HashSet<>();
    plan.renamed().forEach(each -> files.add(each.reference().place().file()));
    plan.granted().forEach(each -> files.add(each.reference().place().file()));
    plan.patched().forEach(each -> files.add(each.kustomization().file()));
    List<String> parts = new ArrayList<>();
    add(parts, objects(Role.DEFINITION), "Secret");
    add(parts, objects(Role.PRODUCER), "producer");
    add(parts, count(Role.SELECTOR), "selector");
    add(parts, count(Role.REFERENCE) + count(Role.GRANT), "reference");
    add(parts, plan.granted().size(), "RBAC rule");
    add(parts, plan.patched().size(), "overlay patch");
    return (done ? "Renamed " : "Would rename ")
        + what
        + " in "
        + Wording.plural(files.size(), "file")
        + ": "
        + String.join(", ", parts)
        + ".";
  }

  private int count(Role role) {
    return (int) of(role).count();
  }

  /** How many objects have a role, which may say the name in several places. */
  private int objects(Role role) {
    return (int) of(role).map(SecretReference::place).distinct().count();
  }

  private Stream<SecretReference> of(Role role) {
    return plan.renamed().stream()
        .map(Renamed::reference)
        .filter(reference -> reference.role() == role);
  }

  private static void add(List<String> parts, int count, String noun) {
    if (count > 0) {
      parts.add(Wording.plural(count, noun));
    }
  }

  private void addPatched(List<String> lines) {
    if (!plan.patched().isEmpty()) {
      lines.add("Overlays that get a patch, since others build on the same base:");
      for (Patched patched : plan.patched()) {
        lines.add(
            Wording.INDENT
                + patched.kustomization().file()
                + ": ServiceAccount "
                + patched.account()
                + " gets "
                + String.join(", ", patched.names()));
      }
    }
  }

  private void addGranted(List<String> lines) {
    if (!plan.granted().isEmpty()) {
      lines.add(
          "RBAC rules that get the new name beside the old one, since they are about more than this"
              + " Secret:");
      for (Granted granted : plan.granted()) {
        lines.add(Wording.INDENT + place(granted.reference()));
      }
    }
  }

  private void addLeft(List<String> lines) {
    for (Why why : Why.values()) {
      List<Left> left = plan.left().stream().filter(each -> each.why() == why).toList();
      if (!left.isEmpty()) {
        lines.add("Left as they are, since " + why.text() + ":");
        Wording.addFirst(lines, left.stream().map(each -> place(each.reference())).toList());
      }
    }
  }

  private void addMentions(List<String> lines) {
    if (!mentions.isEmpty()) {
      lines.add("Mentions of the old name that are no references, left alone:");
      Wording.addFirst(lines, mentions.stream().map(Location::pathAndLine).toList());
    }
  }

  private String place(SecretReference reference) {
    return shown.apply(reference.location()).pathAndLine() + " " + reference.id();
  }

  @Override
  public List<String> before(boolean done) {
    List<String> lines = new ArrayList<>();
    if (!plan.isEmpty()) {
      addNeeded(lines);
    }
    return lines;
  }

  @Override
  public List<String> cluster(boolean done) {
    List<String> lines = new ArrayList<>();
    if (!plan.isEmpty()) {
      addCluster(lines);
    }
    return lines;
  }

  @Override
  public String proofLine() {
    return uncovered == 0
        ? proved()
        : proved()
            + " Not covered: "
            + Wording.plural(uncovered, "file")
            + " that can't be read as manifests.";
  }

  @Override
  public List<Finding> findings() {
    Findings findings = new Findings(shown);
    for (Left left : plan.left()) {
      SecretReference reference = left.reference();
      findings.add(
          "reference-left",
          Severity.WARNING,
          reference.location(),
          reference.id().toString(),
          "keeps the name " + reference.name() + ", since " + left.why().text());
    }
    for (Needed needed : plan.needed()) {
      findings.add(
          "secret-needed",
          Severity.WARNING,
          needed.location(),
          "Secret " + needed.namespaceAndName(),
          "is named here and made by no manifest",
          "make it before this is applied");
    }
    return findings.mentions(mentions, "the old name").all();
  }

  @Override
  public Map<String, Integer> counts() {
    return new Counts()
        .with("secrets", objects(Role.DEFINITION))
        .with("producers", objects(Role.PRODUCER))
        .with("selectors", count(Role.SELECTOR))
        .with("references", count(Role.REFERENCE) + count(Role.GRANT))
        .with("rbacRules", plan.granted().size())
        .with("overlayPatches", plan.patched().size())
        .with("left", plan.left().size())
        .with("mentions", mentions.size())
        .with("needed", plan.needed().size())
        .with("pods", proof.pods())
        .with("serviceAccounts", proof.accounts())
        .all();
  }

  private String proved() {
    List<String> parts = new ArrayList<>();
    add(parts, proof.pods(), "pod");
    add(parts, proof.accounts(), "ServiceAccount");
    if (parts.isEmpty()) {
      return "Proof: there is no pod and no ServiceAccount here to compare.";
    }
    return "Proof: "
        + String.join(" and ", parts)
        + (proof.pods() + proof.accounts() == 1 ? " keeps exactly its" : " keep exactly their")
        + " pull secrets"
        + (plan.isEmpty() ? "." : " under the new names.");
  }

  private void addNeeded(List<String> lines) {
    if (!plan.needed().isEmpty()) {
      lines.add("Needed first, since no manifest here makes them:");
      List<String> needed = new ArrayList<>();
      for (Needed each : plan.needed()) {
        needed.add(
            "Secret "
                + each.namespaceAndName()
                + " ("
                + shown.apply(each.location()).pathAndLine()
                + ")");
      }
      Wording.addFirst(lines, needed);
    }
  }

  private void addCluster(List<String> lines) {
    Set<Place> changed =
        plan.renamed().stream().map(each -> each.reference().place()).collect(Collectors.toSet());
    List<PodSpec> rolled = pods.stream().filter(pod -> changed.contains(pod.place())).toList();
    boolean patched = plan.renamed().stream().map(Renamed::reference).anyMatch(this::isOfPatch);
    if (!rolled.isEmpty()) {
      lines.add("Cluster: " + ClusterEffects.of(rolled));
    } else if (!patched) {
      lines.add("Cluster: no rollout; pods that are made from now on use the new name.");
    }
    if (patched) {
      lines.add(
          (rolled.isEmpty() ? "Cluster: " : Wording.INDENT)
              + "workloads roll out where patches name the Secret.");
    }
    boolean made = count(Role.DEFINITION) + count(Role.PRODUCER) > 0;
    lines.add(
        "  keep the old Secret until every pod is replaced"
            + (made
                ? "; a tool that prunes deletes it at the next sync: --references-only goes first"
                : ""));
  }

  private boolean isOfPatch(SecretReference reference) {
    return reference.mayBeOfPods()
        && pods.stream().noneMatch(pod -> pod.place().equals(reference.place()));
  }

  @Override
  public String details() {
    StringBuilder text = new StringBuilder();
    Set<String> lines = new LinkedHashSet<>();
    for (Renamed renamed : plan.renamed()) {
      lines.add(
          place(renamed.reference()) + ": " + renamed.reference().name() + " -> " + renamed.name());
    }
    plan.left()
        .forEach(left -> lines.add(place(left.reference()) + ": left, " + left.why().text()));
    mentions.forEach(mention -> lines.add(mention.pathAndLine() + ": mentioned, left alone"));
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
