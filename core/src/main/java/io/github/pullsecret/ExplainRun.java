package io.github.pullsecret;

import io.github.pullsecret.explain.Explainer;
import io.github.pullsecret.explain.FactsReader;
import io.github.pullsecret.explain.FileFacts;
import io.github.pullsecret.explain.Horizon;
import io.github.pullsecret.kubernetes.ManifestFile;
import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads a tree and explains it. */
final class ExplainRun {
  private ExplainRun() {}

  /** Reads what explaining needs of the files, while the tree is read. */
  private record Facts(FactsReader reader, Map<String, FileFacts> byPath) implements Interest {
    @Override
    public boolean keeps(ManifestFile file, byte[] bytes) {
      return false;
    }

    @Override
    public void look(ManifestFile file, byte[] bytes) {
      byPath.put(file.path(), reader.read(file, bytes));
    }

    @Override
    public boolean matters(Unread text) {
      return text.mayHoldPods() || text.text().contains("Secret");
    }
  }

  static ExplainResult result(RewriteRequest request, Surroundings surroundings)
      throws UsageException {
    Input input = Input.find(request, surroundings);
    Selection selection = input.selection();
    FactsReader reader = new FactsReader(input.rules().kinds(), request.namespace);
    Facts facts = new Facts(reader, new ConcurrentHashMap<>());
    ReadTree read = input.read(List.of(facts));
    List<FileFacts> known = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(read.problems());
    for (ManifestFile file : read.tree().files()) {
      boolean shown = selection.writes(file.path()); // Globs that match are noted.
      FileFacts found = facts.byPath().get(file.path());
      if (found != null) {
        known.add(found);
        problems.addAll(shown ? found.problems() : List.of());
      }
    }
    List<FileFacts> broken = known.stream().filter(file -> !file.problems().isEmpty()).toList();
    return new ExplainResult(
        Explainer.explain(read.tree(), known, horizon(read, selection, !broken.isEmpty())),
        problems,
        input.unmatched(),
        read);
  }

  private static Horizon horizon(ReadTree read, Selection selection, boolean broken) {
    return new Horizon() {
      @Override
      public boolean shows(String file, Optional<String> namespace) {
        return selection.writes(file) && selection.takes(namespace) && !read.isOutside(file);
      }

      @Override
      public boolean mayDefineAccount(String name) {
        return read.unreadDefines(name);
      }

      @Override
      public boolean mayDefineSecret(String name) {
        return broken || read.unreadHolds(name);
      }
    };
  }
}
