package io.github.pullsecret;

import io.github.pullsecret.files.PathGlob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the options let a run touch. */
final class Selection {
  private final List<PathGlob> includes;
  private final List<PathGlob> excludes;
  private final RulesFile rules;
  private final WrittenFiles written;
  private final List<PathGlob> excludesOfRules;
  private final List<String> namespaces;
  private final Set<String> seenNamespaces = new HashSet<>();
  private final Map<PathGlob, Boolean> matched = new HashMap<>();

  Selection(RewriteRequest request, RulesFile rules, WrittenFiles written) throws UsageException {
    this.rules = rules;
    this.written = written;
    excludesOfRules = globs("rules", rules.rules().exclude());
    includes = globs("includes", request.includes);
    excludes = globs("excludes", request.excludes);
    namespaces = request.inNamespace;
  }

  private static List<PathGlob> globs(String option, List<String> patterns) throws UsageException {
    List<PathGlob> globs = new ArrayList<>();
    for (String pattern : patterns) {
      try {
        globs.add(PathGlob.parse(pattern));
      } catch (IllegalArgumentException e) {
        throw new UsageException(option, String.valueOf(e.getMessage()));
      }
    }
    return globs;
  }

  boolean writes(String path) {
    boolean excludedByRules =
        rules.below(path).filter(below -> matchesAny(excludesOfRules, below)).isPresent();
    return (includes.isEmpty() || matchesAny(includes, path))
        && !matchesAny(excludes, path)
        && !excludedByRules
        && written.allows(path);
  }

  /** All globs are tried, so that those that never match can be named. */
  private boolean matchesAny(List<PathGlob> globs, String path) {
    boolean any = false;
    for (PathGlob glob : globs) {
      boolean matches = glob.matches(path);
      matched.merge(glob, matches, Boolean::logicalOr);
      any |= matches;
    }
    return any;
  }

  /** Whether what is applied to a namespace may be changed; without one, only if all may. */
  boolean takes(Optional<String> namespace) {
    boolean taken = namespace.filter(namespaces::contains).isPresent();
    if (taken) {
      seenNamespaces.addAll(namespace.stream().toList());
    }
    return namespaces.isEmpty() || taken;
  }

  /** What was selected and is not there, in words. */
  List<String> unmatched() {
    List<String> unmatched = new ArrayList<>(written.warnings());
    for (List<PathGlob> globs : List.of(includes, excludes)) {
      for (PathGlob glob : globs) {
        if (!matched.getOrDefault(glob, false)) {
          unmatched.add("the glob " + glob + " matches no file");
        }
      }
    }
    if (rules.isCovered()) { // Of a part of the tree, globs for the rest are no mistake.
      for (PathGlob glob : excludesOfRules) {
        if (!matched.getOrDefault(glob, false)) {
          unmatched.add("the glob " + glob + " of " + rules.display() + " matches no file");
        }
      }
    }
    for (String namespace : namespaces) {
      if (!seenNamespaces.contains(namespace)) {
        unmatched.add("nothing that could change is in namespace " + namespace);
      }
    }
    return unmatched;
  }
}
