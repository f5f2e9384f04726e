package io.github.pullsecret;

import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.move.MoveOptions;
import io.github.pullsecret.move.PlacementStyle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to rewrite, and how. Each component but the first and the last is a Maven parameter and, in
 * kebab-case, a command line option (lists in the singular).
 *
 * @param workingDirectory what relative paths start from, and paths in messages are relative to
 * @param manifests files and directories, together one tree; or {@link #STANDARD_INPUT} alone
 * @param rules the rules file; by default a {@code pullsecret.yaml} is searched from the first of
 *     the manifests upward to the root of its Git repository
 * @param namespace what a manifest without namespace means
 * @param inNamespace if not empty, only objects that are applied to these namespaces are changed
 * @param includes if not empty, only files that match one of these globs are written
 * @param excludes files that match one of these globs are read but not written
 * @param filesFrom if given, only files that this file lists are written, and new ones that they
 *     need; {@code -} is standard input
 * @param changedSince if given, only files that differ from this Git reference are written, and new
 *     ones that they need
 * @param jobs how many files are read and edited at once; 0 for as many as there are processors
 * @param keepGoing whether the rest is done although a file that could matter can't be read
 * @param failOnKept whether a run fails when workloads are kept inline that the user did not choose
 *     to keep; what can be moved is written all the same
 * @param serviceAccountsOnly whether the lists stay for now and only the ServiceAccounts are
 *     written; a later move then changes only the workloads
 * @param place where generated ServiceAccounts stand: {@code auto}, {@code beside}, {@code root} or
 *     {@code file=NAME}
 * @param unit how files that no kustomization reaches are divided into units: {@code tree}, {@code
 *     directory}, or a glob of directories each of which is one
 * @param steps what is done, in order; if empty, the rules of the rules file, and without any the
 *     move with default options
 */
public record RewriteRequest(
    Path workingDirectory,
    List<Path> manifests,
    Optional<Path> rules,
    Optional<String> namespace,
    List<String> inNamespace,
    List<String> includes,
    List<String> excludes,
    Optional<Path> filesFrom,
    Optional<String> changedSince,
    int jobs,
    boolean keepGoing,
    boolean failOnKept,
    boolean serviceAccountsOnly,
    String place,
    String unit,
    List<Step> steps) {
  /** The path that stands for standard input, as PATH and as {@code filesFrom}. */
  public static final Path STANDARD_INPUT = Path.of("-");

  /** The value of {@code unit} that makes one unit of all files. */
  public static final String TREE = "tree";

  /** The value of {@code unit} that makes a unit of every directory. */
  public static final String DIRECTORY = "directory";

  /**
   * The value of {@code place}, and of a move's ServiceAccount, that leaves the choice to the run.
   */
  public static final String AUTO = MoveOptions.AUTO;

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if the name of a namespace can't be one, there is no such
   *     place, or standard input is to be read together with what it can't be
   */
  public RewriteRequest {
    manifests = List.copyOf(manifests);
    inNamespace = List.copyOf(inNamespace);
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
    steps = List.copyOf(steps);
    PlacementStyle.parse(place);
    checkStandardInput(manifests, filesFrom, changedSince);
    if (jobs < 0) {
      throw new IllegalArgumentException("jobs: " + jobs + " is less than 0");
    }
    namespace.ifPresent(name -> check("namespace", name));
    inNamespace.forEach(name -> check("inNamespace", name));
    if (serviceAccountsOnly && steps.stream().anyMatch(Step.ToPods.class::isInstance)) {
      throw new IllegalArgumentException(
          "serviceAccountsOnly: the way back is about workloads; leave one of the two out");
    }
  }

  /** The rewrite of everything under a directory, by its rules file. */
  public static RewriteRequest of(Path directory) {
    Path absolute = directory.toAbsolutePath();
    return new RewriteRequest(
        absolute,
        List.of(absolute),
        /* rules= */ Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        /* filesFrom= */ Optional.empty(),
        /* changedSince= */ Optional.empty(),
        /* jobs= */ 0,
        /* keepGoing= */ false,
        /* failOnKept= */ false,
        /* serviceAccountsOnly= */ false,
        AUTO,
        TREE,
        List.of());
  }

  /** The same tree, with other things to do. */
  public RewriteRequest with(Step... others) {
    return new RewriteRequest(
        workingDirectory,
        manifests,
        rules,
        namespace,
        inNamespace,
        includes,
        excludes,
        filesFrom,
        changedSince,
        jobs,
        keepGoing,
        failOnKept,
        serviceAccountsOnly,
        place,
        unit,
        List.of(others));
  }

  /** The same, going on although a file that could matter can't be read. */
  public RewriteRequest goingOn() {
    return new RewriteRequest(
        workingDirectory,
        manifests,
        rules,
        namespace,
        inNamespace,
        includes,
        excludes,
        filesFrom,
        changedSince,
        jobs,
        /* keepGoing= */ true,
        failOnKept,
        serviceAccountsOnly,
        place,
        unit,
        steps);
  }

  private static void checkStandardInput(
      List<Path> manifests, Optional<Path> filesFrom, Optional<String> changedSince) {
    if (!manifests.contains(STANDARD_INPUT)) {
      return;
    }
    if (manifests.size() > 1) {
      throw new IllegalArgumentException(
          "manifests: - is standard input and goes with no other path; a file of that name is ./-");
    }
    if (filesFrom.isPresent() || changedSince.isPresent()) {
      throw new IllegalArgumentException(
          (filesFrom.isPresent() ? "filesFrom" : "changedSince")
              + ": standard input is one stream, of which no file can be chosen; leave one of the"
              + " two out");
    }
  }

  /** Whether the manifests are those of standard input. */
  public boolean isStream() {
    return manifests.equals(List.of(STANDARD_INPUT));
  }

  private static void check(String component, String name) {
    if (!Names.isValid(name)) {
      throw new IllegalArgumentException(
          component + ": '" + name + "' is no name that Kubernetes accepts (RFC 1123)");
    }
  }

  MoveOptions options(Step.Move move) {
    return new MoveOptions(
        move.serviceAccount(),
        move.allowGain(),
        move.splitServiceAccounts(),
        move.createMissingServiceAccounts(),
        serviceAccountsOnly,
        move.keepImmutable(),
        move.dropComments(),
        PlacementStyle.parse(place));
  }
}
