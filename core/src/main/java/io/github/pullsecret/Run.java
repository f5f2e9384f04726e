package io.github.pullsecret;

import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.move.MoveScope;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.EditProofException;
import java.util.ArrayList;
import java.util.List;

/** One run: the tree that is read once, and the steps that are taken on it. */
final class Run {
  private final Input input;
  private final RewriteRequest request;
  private final RulesFile rules;
  private final Selection selection;
  private final List<Step> steps;
  private final ReadTree read;

  private Run(Input input, List<Step> steps, ReadTree read) {
    this.input = input;
    this.request = input.request();
    this.rules = input.rules();
    this.selection = input.selection();
    this.steps = steps;
    this.read = read;
  }

  /**
   * A step and what came of it.
   *
   * @param step the step
   * @param start the tree that it was taken on
   * @param outcome what it did
   */
  record Taken(Step step, Workspace start, Outcome outcome) {}

  /** Reads what the request asks for. */
  static Run read(RewriteRequest request, Surroundings surroundings) throws UsageException {
    Input input = Input.find(request, surroundings);
    List<Step> steps = request.steps.isEmpty() ? input.rules().steps() : request.steps;
    List<Interest> interests = steps.stream().map(step -> interest(step, request)).toList();
    return new Run(input, steps, input.read(interests));
  }

  private static Interest interest(Step step, RewriteRequest request) {
    if (step instanceof Step.Move) {
      return MoveStep.interest(request.place);
    } else if (step instanceof Step.Rename rename) {
      return RenameStep.interest(rename);
    } else if (step instanceof Step.Image image) {
      return ImageStep.interest(image);
    } else if (step instanceof Step.Attach || step instanceof Step.ToPods) {
      return AccountStep.interest(request.place);
    }
    throw new IllegalArgumentException("unknown step");
  }

  /** Takes all steps. */
  RewriteResult result() throws UsageException {
    for (ManifestFile file : read.tree().files()) {
      selection.writes(file.path()); // Globs that match are noted.
    }
    Workspace workspace = Workspace.of(read, rules.reader(request.namespace));
    List<Taken> taken = new ArrayList<>();
    try {
      for (Step step : steps) {
        input.progress().start("planning: " + step.title(), 0);
        Outcome outcome = take(step, workspace);
        taken.add(new Taken(step, workspace, outcome));
        workspace = outcome.after();
      }
    } catch (EditProofException e) {
      throw new InternalErrorException(String.valueOf(e.getMessage()), e);
    } catch (IllegalStateException e) {
      throw InternalErrorException.of(e);
    }
    return new RewriteResult(
        request, input.directory(), taken, workspace, input.unmatched(), rules.path().isPresent());
  }

  private Outcome take(Step step, Workspace workspace) throws UsageException {
    Limits limits = new Limits(selection, rules, step.scope());
    TextMentions mentions = new TextMentions(request, input.directory(), rules);
    if (step instanceof Step.Move move) {
      MoveScope scope =
          moveScope(workspace.tree(), limits).before((key, names) -> finalNames(step, key, names));
      return MoveStep.run(workspace, request.options(move), scope);
    } else if (step instanceof Step.Rename rename) {
      return new RenameStep(workspace, rename, limits, request.namespace, rules, mentions).run();
    } else if (step instanceof Step.Attach attach) {
      MoveScope scope = moveScope(workspace.tree(), limits);
      return AccountStep.attach(workspace, attach, request.place, limits, scope);
    } else if (step instanceof Step.ToPods toPods) {
      MoveScope scope = moveScope(workspace.tree(), limits);
      return AccountStep.toPods(workspace, toPods, scope);
    } else if (step instanceof Step.Image image) {
      return ImageStep.run(workspace, image, limits, request.namespace, mentions);
    }
    throw new IllegalArgumentException("unknown step");
  }

  /** What the secrets of a ServiceAccount are called when all later steps are taken. */
  private List<String> finalNames(Step from, AccountKey account, List<String> names) {
    List<String> now = names;
    for (Step later : steps.subList(steps.indexOf(from) + 1, steps.size())) {
      if (later instanceof Step.Rename rename) {
        Limits limits = new Limits(selection, rules, rename.scope());
        now = RenameStep.renamed(rename, limits, account.contexts(), now);
      }
    }
    return now;
  }

  private MoveScope moveScope(ManifestTree tree, Limits limits) {
    return new MoveScope(
        path -> limits.writes(path) && !read.isOutside(path),
        pod -> limits.takes(tree, pod),
        read::unreadMentions,
        read::unreadDefines,
        path ->
            !request.isStream()
                && !tree.hasFile(path)
                && input.directory().holds(read.newFile(path, input.directory())));
  }
}
