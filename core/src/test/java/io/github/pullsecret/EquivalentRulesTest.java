package io.github.pullsecret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The printed rules do what the options did. */
class EquivalentRulesTest {

  @Test
  void they_are_read_as_the_same_steps() throws UsageException {
    List<Step> steps = new ArrayList<>();
    steps.add(Step.rename(List.of("a=b"), true, true));
    steps.add(Step.rename(List.of("0123={namespace}-no"), false, false));
    steps.addAll(Step.images(List.of("old.example.com:5000/shop=new.example.com")));
    steps.add(new Step.Move("true", true, true, true, true, true, Step.Scope.ALL));
    steps.add(Step.Move.DEFAULT);
    steps.add(new Step.Attach("{namespace}-a", "default", Step.Scope.ALL));

    RewriteRequest request = RewriteRequest.of(Path.of(""), steps.toArray(Step[]::new));

    assertThat(PullSecret.steps(new EquivalentRules(request).rules())).isEqualTo(steps);
  }

  @Test
  void a_default_move_needs_none() {
    RewriteRequest byDefault = RewriteRequest.of(Path.of(""));
    RewriteRequest said = RewriteRequest.of(Path.of(""), Step.Move.DEFAULT);

    assertThat(new EquivalentRules(byDefault).isNeeded()).isFalse();
    assertThat(new EquivalentRules(said).isNeeded()).isFalse();
  }

  @Test
  void a_swap_is_no_sequence_of_rules() {
    RewriteRequest request =
        RewriteRequest.of(Path.of(""), Step.rename(List.of("a=b", "b=a"), false, false));

    assertThat(new EquivalentRules(request).text()).startsWith("No rules file says this");
  }

  @Test
  void the_way_back_is_no_rule() {
    RewriteRequest request =
        RewriteRequest.of(Path.of(""), new Step.ToPods(false, false, Step.Scope.ALL));

    assertThat(new EquivalentRules(request).text()).startsWith("No rules file says this");
  }
}
