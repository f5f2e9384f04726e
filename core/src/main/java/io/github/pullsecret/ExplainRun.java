package io.github.pullsecret;

import io.github.pullsecret.explain.Explainer;
import io.github.pullsecret.explain.FactsReader;
import io.github.pullsecret.explain.FileFacts;
import io.github.pullsecret.explain.Surroundings;
import io.github.pullsecret.files.WorkingDirectory;
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

  static ExplainResult result(RewriteRequest request) throws UsageException {
    WorkingDirectory directory = WorkingDirectory.at(request.workingDirectory());
    RulesFile rules = RulesFile.of(request, directory);
    Selection selection = new Selection(request, rules);
    UnitDivision division = new UnitDivision(request.unit());
    FactsReader reader = new FactsReader(rules.kinds(), request.namespace());
    Facts facts = new Facts(reader, new ConcurrentHashMap<>());
    ReadTree read = Run.tree(request, directory, rules, selection, division, List.of(facts));
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
        Explainer.explain(read.tree(), known, surroundings(read, selection, !broken.isEmpty())),
        problems,
        warnings(selection, division, request),
        read);
  }

  private static Surroundings surroundings(ReadTree read, Selection selection, boolean broken) {
    return new Surroundings() {
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

  private static List<String> warnings(
      Selection selection, UnitDivision division, RewriteRequest request) {
    List<String> warnings = new ArrayList<>(selection.unmatched());
    if (division.isUnmatched()) {
      warnings.add("the glob " + request.unit() + " matches no directory, so there are no units");
    }
    return warnings;
  }
}
