package io.github.pullsecret;

import io.github.pullsecret.files.NoSuchPathException;
import io.github.pullsecret.files.TreeWalk;
import io.github.pullsecret.files.WorkingDirectory;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.move.MoveRewriter;
import io.github.pullsecret.move.MoveRewriter.NewText;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.move.MoveScope;
import io.github.pullsecret.tree.EffectiveSecrets;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.EditProofException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Moves inline {@code imagePullSecrets} onto ServiceAccounts.
 *
 * <p>The way of the data is straight: the files under the given paths are found and read, what
 * matters of their manifests is kept, a plan is made for the whole tree, the planned edits are
 * spliced into the bytes of the files, every edited document is read again and compared with what
 * was meant, and the pull secrets of every pod are computed before and after and compared. Only
 * then is there a result, and only {@link MoveResult#write} touches the disk.
 */
public final class PullSecret {
  private PullSecret() {}

  /**
   * Plans and proves a move; nothing is written.
   *
   * @throws UsageException if a path does not exist, a glob or the rules file is wrong, or there is
   *     no manifest
   * @throws InternalErrorException if the proof fails, which is a bug
   */
  public static MoveResult move(MoveRequest request) throws UsageException {
    WorkingDirectory directory = WorkingDirectory.at(request.workingDirectory());
    RulesFile rules = RulesFile.of(request, directory);
    TreeWalk.Found found = rules.without(find(request, directory));
    Selection selection = new Selection(request, rules);
    UnitDivision division = new UnitDivision(request.unit());
    ReadTree read =
        ReadTree.read(
            found,
            rules.reader(request.namespace()),
            directory,
            selection,
            division,
            request.options().place()::mayBe);
    if (read.isEmpty()) {
      throw new UsageException(
          "manifests",
          "no manifest found under "
              + request.manifests().stream().map(Path::toString).collect(Collectors.joining(", "))
              + ": give the directory or file that holds the manifests");
    }
    ManifestTree before = read.tree();
    before.files().forEach(file -> selection.writes(file.path())); // Globs that match are noted.
    MoveScope scope =
        new MoveScope(
            path -> selection.writes(path) && !read.isOutside(path),
            selection::takes,
            read::unreadMentions,
            path -> !before.hasFile(path) && directory.holds(path));
    try {
      Rewritten rewritten = MoveRewriter.rewrite(before, request.options(), scope, read::source);
      EffectiveSecrets.Proof proof =
          EffectiveSecrets.compare(
              before,
              after(before, rewritten, request, division, rules),
              request.options().allowGain());
      if (!proof.violations().isEmpty()) {
        throw new InternalErrorException(String.join("\n", proof.violations()));
      }
      List<FileChange> changes = new ArrayList<>();
      for (NewText text : rewritten.texts()) {
        changes.add(
            new FileChange(
                text.path(),
                text.isNew()
                    ? directory.path().resolve(text.path())
                    : read.file(text.path()).path(),
                text.isNew() ? Optional.empty() : Optional.of(read.source(text.path())),
                text.after(),
                text.accounts()));
      }
      return new MoveResult(
          request,
          directory,
          rewritten,
          proof,
          changes,
          read,
          unmatched(selection, division, request));
    } catch (EditProofException | IllegalStateException e) {
      throw new InternalErrorException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> unmatched(
      Selection selection, UnitDivision division, MoveRequest request) {
    List<String> unmatched = new ArrayList<>(selection.unmatched());
    if (division.isUnmatched()) {
      unmatched.add("the glob " + request.unit() + " matches no directory, so there are no units");
    }
    return unmatched;
  }

  private static TreeWalk.Found find(MoveRequest request, WorkingDirectory directory)
      throws UsageException {
    try {
      return TreeWalk.find(request.manifests(), directory);
    } catch (NoSuchPathException e) {
      throw new UsageException(
          "manifests",
          e.paths().stream()
              .map(path -> "there is no file or directory " + path)
              .collect(Collectors.joining("\n")));
    }
  }

  /** The tree as it will be, read from the new bytes. */
  private static ManifestTree after(
      ManifestTree before,
      Rewritten rewritten,
      MoveRequest request,
      UnitDivision division,
      RulesFile rules) {
    ManifestReader reader = rules.reader(request.namespace());
    Map<String, ManifestFile> changed = new HashMap<>();
    for (NewText text : rewritten.texts()) {
      ManifestFile file = reader.read(text.path(), text.after().bytes());
      if (!file.problems().isEmpty()) {
        throw new InternalErrorException("what would be written can't be read: " + file.problems());
      }
      changed.put(text.path(), file);
    }
    List<ManifestFile> files = new ArrayList<>();
    for (ManifestFile file : before.asRead()) {
      ManifestFile now = changed.remove(file.path());
      files.add(now == null ? file : now);
    }
    files.addAll(changed.values());
    return new ManifestTree(files, request.workingDirectory(), division);
  }
}
