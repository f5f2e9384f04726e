package io.github.pullsecret.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A workflow reads what we print as the annotations that we mean. */
class GithubReportTest {

  @Test
  void each_annotation_is_one_line_and_its_parts_can_be_told_apart() {
    List<String> lines = GithubReport.of(Models.nasty()).lines().toList();
    assertThat(lines)
        .hasSize(5)
        .allMatch(line -> line.matches("::(error|warning|notice) [^\r\n]*::[^\r\n]*"));
    String file = "a|b`c`<d>&\"e\"%3Af%2Cg%25h #i%0Aj@k ${{l}}";
    assertThat(lines.get(0))
        .startsWith("::error file=" + file + ".yaml,line=3,endLine=4,title=pullsecret check::This")
        .endsWith("g%25h #i%0Aj@k ${{l}}'");
    assertThat(lines.get(2))
        .startsWith(
            "::warning file=../" + file + ".yaml,line=3,col=5,title=pullsecret hook::Job a|b`c`");
  }

  @Test
  void of_many_the_tenth_says_how_many_more() {
    assertThat(
            GithubReport.of(Models.large(500)).lines().filter(line -> line.startsWith("::error")))
        .hasSize(10)
        .last()
        .asString()
        .startsWith("::error title=pullsecret::491 more like this");
  }
}
