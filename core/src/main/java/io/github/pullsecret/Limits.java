package io.github.pullsecret;

import io.github.pullsecret.files.PathGlob;
import io.github.pullsecret.kubernetes.Context;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.rename.Renaming;
import io.github.pullsecret.tree.ManifestTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a step may touch: what the options of the run let it, and its own rule. */
final class Limits implements Renaming.Where {
  private final Selection selection;
  private final RulesFile rules;
  private final List<PathGlob> paths;
  private final List<String> namespaces;
  private final boolean fromRulesFile;

  Limits(Selection selection, RulesFile rules, Step.Scope scope) {
    this.selection = selection;
    this.rules = rules;
    this.paths = scope.paths().stream().map(PathGlob::parse).toList();
    this.namespaces = scope.namespaces();
    this.fromRulesFile = scope.rule().isPresent();
  }

  /** Whether a file may be written. */
  boolean writes(String path) {
    return selection.writes(path);
  }

  /** Whether a pod spec may be changed: wherever it is applied, it is one of those meant. */
  boolean takes(ManifestTree tree, PodSpec pod) {
    return takes(pod.place().file(), tree.contexts(pod));
  }

  /** Whether an object of a file is meant wherever it is applied. */
  boolean takes(String file, Set<Context> contexts) {
    return contexts.stream().allMatch(context -> takes(file, context));
  }

  /**
   * Whether an object of a file is meant where a context applies it. A path is that of the file, or
   * of the kustomization that is applied.
   */
  @Override
  public boolean takes(String file, Context context) {
    return takesPath(file, context)
        && takesNamespace(context.namespace())
        && selection.takes(context.namespace());
  }

  /** Whether an object would be meant if its namespace were known, which it is not. */
  @Override
  public boolean mayTake(String file, Context context) {
    return takesPath(file, context) && context.namespace().isEmpty() && !takes(file, context);
  }

  /**
   * Whether the step is a rule that is expected to find something: the whole tree of its rules file
   * is part of the run.
   */
  boolean expectsSomething() {
    return fromRulesFile && rules.isCovered();
  }

  /** Whether the rule is for an object of a file somewhere, whatever the options let it touch. */
  boolean isForAny(String file, Set<Context> contexts) {
    return contexts.stream()
        .anyMatch(context -> takesPath(file, context) && takesNamespace(context.namespace()));
  }

  /** Whether something that is applied to a namespace may be changed. */
  boolean takesAny(Optional<String> namespace) {
    return takesNamespace(namespace) && selection.takes(namespace);
  }

  private boolean takesNamespace(Optional<String> namespace) {
    return namespaces.isEmpty() || namespace.filter(namespaces::contains).isPresent();
  }

  private boolean takesPath(String file, Context context) {
    return paths.isEmpty() || matches(file) || matches(context.unit());
  }

  private boolean matches(String path) {
    Optional<String> below = fromRulesFile ? rules.below(path) : Optional.of(path);
    return below
        .filter(found -> !found.isEmpty())
        .filter(found -> paths.stream().anyMatch(glob -> glob.matches(found)))
        .isPresent();
  }
}
