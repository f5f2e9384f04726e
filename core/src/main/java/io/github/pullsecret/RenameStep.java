package io.github.pullsecret;

import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.SecretReference;
import io.github.pullsecret.rename.ReferenceScan;
import io.github.pullsecret.rename.RenamePlan;
import io.github.pullsecret.rename.RenamePlan.Refused;
import io.github.pullsecret.rename.RenamePlan.Why;
import io.github.pullsecret.rename.RenameProof;
import io.github.pullsecret.rename.RenameRewriter;
import io.github.pullsecret.rename.RenameRewriter.Rewritten;
import io.github.pullsecret.rename.RenameScope;
import io.github.pullsecret.rename.Renaming;
import io.github.pullsecret.report.RenameReport;
import io.github.pullsecret.report.StepReport;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.tree.RenamedSecrets;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renames pull secrets and every reference to them. */
final class RenameStep {
  private final Workspace workspace;
  private final Step.Rename step;
  private final RulesFile rules;
  private final Renaming renaming;
  private final ReferenceScan scan;
  private final RenameScope scope;
  private final Limits limits;
  private final TextMentions mentions;

  RenameStep(
      Workspace workspace,
      Step.Rename step,
      Limits limits,
      Optional<String> namespace,
      RulesFile rules,
      TextMentions mentions) {
    this.workspace = workspace;
    this.step = step;
    this.rules = rules;
    this.limits = limits;
    this.mentions = mentions;
    this.renaming = new Renaming(names(step), limits);
    this.scan = new ReferenceScan(renaming, rules.kinds(), namespace, step.values());
    this.scope =
        new RenameScope(step.referencesOnly(), limits::writes, workspace.read()::isOutside);
  }

  private static Map<String, String> names(Step.Rename step) {
    Map<String, String> names = new LinkedHashMap<>();
    step.secrets().forEach(secret -> names.put(secret.from(), secret.to()));
    return names;
  }

  /** The names that secrets have where some contexts apply them, if it is the same everywhere. */
  static List<String> renamed(
      Step.Rename step, Limits limits, Set<Context> contexts, List<String> names) {
    Renaming renaming = new Renaming(names(step), limits);
    return names.stream()
        .map(
            name -> {
              Set<String> targets =
                  contexts.stream()
                      .map(context -> renaming.target(name, context.unit(), context))
                      .collect(Collectors.toSet());
              return targets.size() == 1 ? targets.iterator().next() : name;
            })
        .distinct()
        .toList();
  }

  /** What a rename needs of the files: those that may name one of the secrets. */
  static Interest interest(Step.Rename step) {
    Renaming renaming = new Renaming(names(step), Renaming.Where.EVERYWHERE);
    return new Interest() {
      @Override
      public boolean keeps(ManifestFile file, byte[] bytes) {
        String text = Unread.plainText(bytes);
        return file.kustomization().isPresent()
            || text.contains("\\")
            || renaming.words().stream().anyMatch(text::contains);
      }

      @Override
      public boolean matters(Unread text) {
        return text.mentions(renaming.oldNames());
      }
    };
  }

  /**
   * Plans and proves the rename.
   *
   * @throws UsageException if it can't be done exactly as asked for
   */
  Outcome run() throws UsageException {
    List<ManifestFile> files =
        workspace.tree().asRead().stream()
            .filter(file -> workspace.holds(file.path()) && file.problems().isEmpty())
            .toList();
    Rewritten rewritten =
        RenameRewriter.rewrite(workspace.tree(), renaming, scope, scan, files, workspace::source);
    if (!rewritten.refusals().isEmpty()) {
      throw new UsageException(
          "rename", rewritten.refusals().stream().map(Refused::toString).distinct().toList());
    }
    Workspace after = workspace.with(rewritten.texts());
    RenamedSecrets.Proof proof =
        RenamedSecrets.compare(workspace.tree(), after.tree(), names(rewritten.plan()));
    List<String> violations = new ArrayList<>(proof.violations());
    Map<String, List<SecretReference>> now = new LinkedHashMap<>(rewritten.references());
    rewritten
        .texts()
        .forEach(
            (path, text) -> {
              List<SecretReference> found = scan.read(after.tree().file(path), text);
              violations.addAll(
                  RenameProof.violations(
                      path,
                      rewritten.plan(),
                      rewritten.references().getOrDefault(path, List.of()),
                      found));
              now.put(path, found);
            });
    if (!violations.isEmpty()) {
      throw new InternalErrorException(String.join("\n", violations));
    }
    return new Renamed(this, rewritten, after, mentions(after, now), proof);
  }

  /** The names that secrets have afterwards; what is left alone was said to be. */
  private RenamedSecrets.NewNames names(RenamePlan plan) {
    Set<String> excluded = left(plan, Why.EXCLUDED).map(Place::file).collect(Collectors.toSet());
    Set<Place> open = left(plan, Why.EMBEDDED).collect(Collectors.toSet());
    return new RenamedSecrets.NewNames() {
      @Override
      public String of(String name, String file, Context context) {
        return excluded.contains(file) ? name : renaming.target(name, file, context);
      }

      @Override
      public boolean areOpen(Place place) {
        return open.stream().anyMatch(inside -> isIn(inside, place));
      }
    };
  }

  /** An object inside another one has a place of its own. */
  private static boolean isIn(Place inside, Place outside) {
    List<NodePath.Step> steps = inside.object().steps();
    List<NodePath.Step> above = outside.object().steps();
    return inside.file().equals(outside.file())
        && inside.document() == outside.document()
        && steps.size() >= above.size()
        && steps.subList(0, above.size()).equals(above);
  }

  private static Stream<Place> left(RenamePlan plan, Why why) {
    return plan.left().stream()
        .filter(left -> left.why() == why)
        .map(left -> left.reference().place());
  }

  /** Lines that mention the old names and are no references to a Secret. */
  private List<Location> mentions(Workspace after, Map<String, List<SecretReference>> references) {
    Set<String> referring =
        references.values().stream()
            .flatMap(List::stream)
            .filter(reference -> renaming.oldNames().contains(reference.name()))
            .map(reference -> reference.location().pathAndLine())
            .collect(Collectors.toSet());
    return mentions.of(renaming.oldNames(), after, referring);
  }

  /** Whether something that the rule is for has an old or a new name. */
  private boolean findsAny(Rewritten rewritten) {
    return rewritten.references().values().stream()
        .flatMap(List::stream)
        .anyMatch(
            reference -> {
              String file = reference.place().file();
              return limits.isForAny(
                  file, workspace.tree().contexts(file, reference.id().namespace()));
            });
  }

  private record Renamed(
      RenameStep step,
      Rewritten rewritten,
      Workspace after,
      List<Location> mentions,
      RenamedSecrets.Proof proof)
      implements Outcome {
    /** Secrets come first, so that pods find them. */
    @Override
    public Set<String> first() {
      return rewritten.plan().renamed().stream()
          .map(RenamePlan.Renamed::reference)
          .filter(reference -> reference.role() == SecretReference.Role.DEFINITION)
          .map(reference -> reference.place().file())
          .collect(Collectors.toSet());
    }

    /** What patches name was seen, and said to be left if it was. */
    @Override
    public Set<String> causes() {
      return rewritten.references().keySet();
    }

    @Override
    public List<String> warnings() {
      List<String> warnings = new ArrayList<>();
      if (step.limits.expectsSomething() && !step.findsAny(rewritten)) {
        warnings.add("the rule " + step.step.title() + " finds neither the old nor the new name");
      }
      warnings.addAll(step.rules.declaring(step.renaming.oldNames(), step.limits));
      return warnings;
    }

    @Override
    public StepReport report(UnaryOperator<Location> shown) {
      String what =
          step.step.secrets().stream()
              .map(secret -> secret.from() + " to " + secret.to())
              .collect(Collectors.joining(", "));
      return new RenameReport(
          what,
          rewritten.plan(),
          step.workspace.tree().pods(),
          mentions,
          proof,
          step.workspace.read().uncovered().size(),
          shown);
    }
  }
}
