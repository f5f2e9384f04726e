package io.github.pullsecret.explain;

import io.github.pullsecret.report.Finding;
import java.util.List;

/**
 * Where the pull secrets of all pods come from, and what is wrong with that.
 *
 * @param pods how many pod specs there are
 * @param rows the pods in path order; several rows for one that gets other secrets in other units
 * @param findings what is wrong, in the order of the places
 */
public record Explanation(int pods, List<PodRow> rows, List<Finding> findings) {
  /** Takes copies. */
  public Explanation {
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
  }
}
