package io.github.pullsecret;

import java.util.List;

/**
 * Rewrites Kubernetes manifests so that pull secrets live on ServiceAccounts, or have other names.
 *
 * <p>The way of the data is straight: the files under the given paths are found and read, what
 * matters of their manifests is kept, and each {@link Step} makes a plan for the whole tree,
 * splices the planned edits into the bytes of the files, reads every edited document again and
 * compares it with what was meant, and compares what every pod gets before and after. Only then is
 * there a result, and only {@link RewriteResult#write} touches the disk.
 */
public final class PullSecret {
  private PullSecret() {}

  /**
   * The steps that rules stand for, written as in a rules file: {@code rules: [{move: {}}]}. Globs
   * in them start at the working directory of the request.
   *
   * @throws UsageException if anything is wrong with them
   */
  public static List<Step> steps(String rules) throws UsageException {
    return RuleSteps.read(rules);
  }

  /**
   * Plans and proves a rewrite; nothing is written.
   *
   * @throws UsageException if a path does not exist, a glob or the rules file is wrong, there is no
   *     manifest, or something can't be done as asked for
   * @throws InternalErrorException if the proof fails, which is a bug
   */
  public static RewriteResult rewrite(RewriteRequest request) throws UsageException {
    return rewrite(request, Surroundings.NONE);
  }

  /**
   * Plans and proves a rewrite; nothing is written.
   *
   * @param surroundings where standard input comes from and progress goes
   * @throws UsageException as without them, or if standard input can't be read
   * @throws InternalErrorException if the proof fails, which is a bug
   */
  public static RewriteResult rewrite(RewriteRequest request, Surroundings surroundings)
      throws UsageException {
    return Jobs.with(request.jobs, () -> Run.read(request, surroundings).result());
  }

  /**
   * Says what every pod gets and what is wrong with it; nothing is written. Of the request counts
   * what it says of the tree, and which files and namespaces are to be shown.
   *
   * @throws UsageException if a path does not exist, a glob or the rules file is wrong, or there is
   *     no manifest
   */
  public static ExplainResult explain(RewriteRequest request) throws UsageException {
    return explain(request, Surroundings.NONE);
  }

  /**
   * Says what every pod gets and what is wrong with it.
   *
   * @param surroundings where standard input comes from and progress goes
   * @throws UsageException as without them, or if standard input can't be read
   */
  public static ExplainResult explain(RewriteRequest request, Surroundings surroundings)
      throws UsageException {
    return Jobs.with(request.jobs, () -> ExplainRun.result(request, surroundings));
  }
}
