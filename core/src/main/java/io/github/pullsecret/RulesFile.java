package io.github.pullsecret;

import io.github.pullsecret.files.DiskProblem;
import io.github.pullsecret.files.FoundFiles;
import io.github.pullsecret.files.PathGlob;
import io.github.pullsecret.files.TreeFile;
import io.github.pullsecret.files.UpwardSearch;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.kubernetes.AccountKey;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.kubernetes.ServiceAccountManifest;
import io.github.pullsecret.kubernetes.UserKind;
import io.github.pullsecret.rules.InvalidRulesException;
import io.github.pullsecret.rules.Rules;
import io.github.pullsecret.rules.RulesProblem;
import io.github.pullsecret.rules.RulesReader;
import io.github.pullsecret.text.Size;
import io.github.pullsecret.tree.DeclaredAccounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules file of a run, if there is one. */
final class RulesFile {
  private static final String NAME = "pullsecret.yaml";

  private final Optional<TreeFile> file;
  private final Rules rules;
  private final List<UserKind> kinds;
  private final RewriteRequest request;
  private final WorkingDirectory directory;

  private RulesFile(
      Optional<TreeFile> file, Rules rules, RewriteRequest request, WorkingDirectory directory)
      throws UsageException {
    this.file = file;
    this.rules = rules;
    this.kinds = kinds(rules);
    this.request = request;
    this.directory = directory;
  }

  /**
   * Reads the file that the request names, or the nearest one.
   *
   * @throws UsageException if the named one is not there, or anything is wrong with the file
   */
  static RulesFile of(RewriteRequest request, WorkingDirectory directory) throws UsageException {
    Optional<TreeFile> file =
        request.rules.isPresent()
            ? Optional.of(named(request.rules.get(), directory))
            : nearest(request, directory);
    Rules rules = file.isPresent() ? read(file.get()) : Rules.NONE;
    return new RulesFile(file, rules, request, directory);
  }

  private static TreeFile named(Path path, WorkingDirectory directory) throws UsageException {
    return UpwardSearch.regularFile(path, directory)
        .orElseThrow(
            () ->
                new UsageException(
                    "rules",
                    "there is no rules file "
                        + path
                        + ": check its path, or leave the option out"));
  }

  private static Optional<TreeFile> nearest(RewriteRequest request, WorkingDirectory directory)
      throws UsageException {
    if (request.manifests.isEmpty()) {
      return Optional.empty();
    }
    Path start = request.isStream() ? directory.path() : request.manifests.get(0);
    for (TreeFile file : UpwardSearch.find(NAME, start, directory)) {
      if (!RulesReader.looksLikeManifest(bytes(file))) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static byte[] bytes(TreeFile file) throws UsageException {
    try {
      return file.read();
    } catch (IOException e) {
      throw new UsageException(
          "rules",
          "the rules file "
              + file.display()
              + " can't be read: "
              + DiskProblem.reason(e)
              + "; give access to it");
    }
  }

  private static Rules read(TreeFile file) throws UsageException {
    try {
      return RulesReader.read(file.display(), bytes(file), RulesFile::globMistake);
    } catch (InvalidRulesException e) {
      throw new UsageException("rules", e.problems().stream().map(RulesProblem::toString).toList());
    }
  }

  static Optional<String> globMistake(String glob) {
    try {
      PathGlob.parse(glob);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static List<UserKind> kinds(Rules rules) throws UsageException {
    List<UserKind> kinds = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Rules.Kind kind : rules.kinds()) {
      try {
        kinds.add(new UserKind(kind.group(), kind.kind(), kind.podSpec()));
      } catch (IllegalArgumentException e) {
        String what = String.valueOf(e.getMessage());
        problems.add(new RulesProblem(kind.location(), what, "see docs/rules-file.md").toString());
      }
    }
    if (!problems.isEmpty()) {
      throw new UsageException("rules", problems);
    }
    return kinds;
  }

  /** What its rules do, in order; the move with default options if there are none. */
  List<Step> steps() {
    return rules.rules().isEmpty() ? List.of(Step.Move.DEFAULT) : RuleSteps.of(rules);
  }

  /** The kinds that the file declares. */
  List<UserKind> kinds() {
    return kinds;
  }

  /** Reads manifests with the kinds that the file declares. */
  ManifestReader reader(Optional<String> namespace) {
    return new ManifestReader(namespace, kinds, Size.parse(request.maxFileSize));
  }

  /**
   * The ServiceAccounts that the file declares.
   *
   * @param namespace what one without namespace means
   */
  DeclaredAccounts declared(Optional<String> namespace) {
    return new DeclaredAccounts(
        rules.externalServiceAccounts().stream()
            .map(
                each ->
                    ServiceAccountManifest.declared(
                        each.location(),
                        new AccountKey(each.namespace().or(() -> namespace), each.name()),
                        each.imagePullSecrets()))
            .toList());
  }

  /** ServiceAccounts that are declared with a secret that gets another name, in words. */
  List<String> declaring(Set<String> secrets, Limits limits) {
    return rules.externalServiceAccounts().stream()
        .filter(account -> limits.takesAny(account.namespace().or(() -> request.namespace)))
        .filter(account -> account.imagePullSecrets().stream().anyMatch(secrets::contains))
        .map(
            account ->
                account.location().pathAndLine()
                    + ": ServiceAccount "
                    + account.name()
                    + " is declared with the old name: rename it where the ServiceAccount is made,"
                    + " and then here")
        .toList();
  }

  /** What the file says. */
  Rules rules() {
    return rules;
  }

  /** The file itself. */
  Optional<Path> path() {
    return file.map(TreeFile::path);
  }

  /** The file as displayed. */
  String display() {
    return file.map(TreeFile::display).orElse("");
  }

  /** A displayed path as seen from the directory of the file; empty if it is not below that. */
  Optional<String> below(String path) {
    Path absolute = directory.path().resolve(path);
    return file.map(TreeFile::root)
        .filter(absolute::startsWith)
        .map(root -> new WorkingDirectory(root).display(absolute));
  }

  /** Whether everything below the directory of the file is part of the run. */
  boolean isCovered() {
    return file.isPresent()
        && !request.isStream()
        && request.manifests.stream()
            .map(manifests -> WorkingDirectory.at(directory.path().resolve(manifests)).path())
            .anyMatch(file.get().root()::startsWith);
  }

  /** The files of a tree but for this one, which is no manifest. */
  FoundFiles without(FoundFiles found) {
    List<TreeFile> others =
        found.files().stream()
            .filter(each -> file.isEmpty() || !each.path().equals(file.get().path()))
            .toList();
    return found.with(others);
  }
}
