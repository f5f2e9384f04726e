package io.github.pullsecret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.rules.InvalidRulesException;
import io.github.pullsecret.rules.Rule;
import io.github.pullsecret.rules.Rules;
import io.github.pullsecret.rules.RulesReader;
import java.util.List;
import java.util.Optional;

/** The steps that rules stand for. */
final class RuleSteps {
  private RuleSteps() {}

  /** The steps of a rules file, in order. */
  static List<Step> of(Rules rules) {
    return rules.rules().stream()
        .map(rule -> step(rule, Optional.of(rule.location().pathAndLine())))
        .toList();
  }

  /** The steps of rules that are written in another place than a rules file. */
  static List<Step> read(String text) throws UsageException {
    try {
      Rules rules = RulesReader.read("rules", text.getBytes(UTF_8), RulesFile::globMistake);
      return rules.rules().stream().map(rule -> step(rule, Optional.empty())).toList();
    } catch (InvalidRulesException e) {
      throw new UsageException(
          "rules",
          e.problems().stream()
              .map(problem -> problem.message() + " (" + problem.hint() + ")")
              .toList());
    }
  }

  private static Step step(Rule rule, Optional<String> place) {
    Step.Scope scope = new Step.Scope(rule.paths(), rule.namespaces(), place);
    if (rule instanceof Rule.Move move) {
      return new Step.Move(
          move.serviceAccount(),
          move.allowGain(),
          move.splitServiceAccounts(),
          move.createMissingServiceAccounts(),
          move.keepImmutable(),
          move.dropComments(),
          scope);
    } else if (rule instanceof Rule.Rename rename) {
      return new Step.Rename(
          List.of(new Step.NewName(rename.from(), rename.to())),
          rename.referencesOnly(),
          rename.values(),
          scope);
    } else if (rule instanceof Rule.Attach attach) {
      return new Step.Attach(attach.secret(), attach.serviceAccount(), scope);
    } else if (rule instanceof Rule.Image image) {
      return new Step.Image(image.from(), image.to(), scope);
    }
    throw new IllegalArgumentException("unknown rule");
  }
}
