package io.github.pullsecret.cli;

import io.github.pullsecret.Step;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of a rename. */
final class RenameOptions {
  @Option(
      names = "--references-only",
      description =
          "Rename references and leave Secrets and what makes them, so that the new Secret can"
              + " stand beside the old one first.")
  boolean referencesOnly;

  @Option(names = "--values", description = "Rename in Helm values files, too.")
  boolean values;

  @Option(
      names = "--image",
      paramLabel = "FROM=TO",
      description =
          "Move images from a registry or repository to another, as"
              + " old.example/shop=new.example/shop; repeatable.")
  List<String> images = List.of();

  /** The rename of these pairs, {@code OLD=NEW}, at once. */
  Step rename(List<String> pairs) {
    return Step.rename(pairs, referencesOnly, values);
  }
}
