package io.github.pullsecret.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.KeepReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** The reference is what {@code pullsecret help} says; {@code -Dgolden.update} writes it. */
class ReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference.md");

  @Test
  void the_reference_is_up_to_date() throws IOException {
    String reference = reference();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, reference);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(reference);
  }

  private static String reference() {
    StringBuilder page = new StringBuilder();
    page.append("# Reference\n\n");
    page.append("What `pullsecret help` says, made by `-Dgolden.update`. As a table with the ");
    page.append("parameters of Maven: the [options](../README.md#options) and the ");
    page.append("[plugin's page](../maven-plugin/README.md). More: the ");
    page.append("[rules file](rules-file.md), the [findings](findings.md) of `explain`, the ");
    page.append("schemas of the [rules file](pullsecret.schema.json) and of a ");
    page.append("[JSON report](report.schema.json).\n\n## Commands\n");
    Commands.all()
        .forEach(
            (name, command) -> {
              // As a subcommand of pullsecret shows it.
              String usage = command.setCommandName("pullsecret " + name).getUsageMessage(Ansi.OFF);
              block(page, "### " + name, usage);
            });
    page.append("\n## Topics\n");
    for (HelpTopic topic : HelpTopic.values()) {
      if (topic != HelpTopic.REASONS) {
        block(page, "### " + topic.id(), topic.text());
      }
    }
    page.append(
        "\n### reasons\n\nWhy a list is kept inline, and what to do. The ids are stable.\n\n");
    page.append("| id | what to do |\n| --- | --- |\n");
    for (KeepReason reason : KeepReason.values()) {
      page.append("| `").append(reason.id()).append("` | ");
      page.append(reason.fix().replace("|", "\\|").replace("<", "&lt;")).append(" |\n");
    }
    return page.toString();
  }

  private static void block(StringBuilder page, String heading, String text) {
    page.append('\n').append(heading).append("\n\n```text\n");
    text.stripTrailing().lines().forEach(line -> page.append(line.stripTrailing()).append('\n'));
    page.append("```\n");
  }
}
