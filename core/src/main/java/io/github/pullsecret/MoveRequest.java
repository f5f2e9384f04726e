package io.github.pullsecret;

import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.move.MoveOptions;
import io.github.pullsecret.move.PlacementStyle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to move, where and how. Each component but the first is a Maven parameter and, in
 * kebab-case, a command line option (lists in the singular).
 *
 * @param workingDirectory what relative paths start from, and paths in messages are relative to
 * @param manifests files and directories, together one tree
 * @param rules the rules file; by default a {@code pullsecret.yaml} is searched from the first of
 *     the manifests upward to the root of its Git repository
 * @param namespace what a manifest without namespace means
 * @param inNamespace if not empty, only workloads of these namespaces are moved
 * @param includes if not empty, only files that match one of these globs are written
 * @param excludes files that match one of these globs are read but not written
 * @param keepGoing whether the rest is moved although a file that could matter can't be read
 * @param failOnKept whether a run fails when workloads are kept inline that the user did not choose
 *     to keep; what can be moved is written all the same
 * @param serviceAccount where pods that run as {@code default} get their secrets from: {@code auto}
 *     generates a ServiceAccount for each list, {@code default} extends {@code default} itself, any
 *     other name is that ServiceAccount
 * @param allowGain whether a pod may get more secrets than before
 * @param splitServiceAccounts whether pods whose ServiceAccount can't be extended exactly get one
 *     of their own
 * @param createMissingServiceAccounts whether a ServiceAccount that no manifest defines gets one
 * @param serviceAccountsOnly whether the lists stay for now and only the ServiceAccounts are
 *     written; a later move then changes only the workloads
 * @param keepImmutable whether Jobs and bare Pods stay as they are
 * @param dropComments whether comment lines directly above a moved list go with it
 * @param place where generated ServiceAccounts stand: {@code auto}, {@code beside}, {@code root} or
 *     {@code file=NAME}
 * @param unit how files that no kustomization reaches are divided into units: {@code tree}, {@code
 *     directory}, or a glob of directories each of which is one
 */
public record MoveRequest(
    Path workingDirectory,
    List<Path> manifests,
    Optional<Path> rules,
    Optional<String> namespace,
    List<String> inNamespace,
    List<String> includes,
    List<String> excludes,
    boolean keepGoing,
    boolean failOnKept,
    String serviceAccount,
    boolean allowGain,
    boolean splitServiceAccounts,
    boolean createMissingServiceAccounts,
    boolean serviceAccountsOnly,
    boolean keepImmutable,
    boolean dropComments,
    String place,
    String unit) {
  /** The value of {@code unit} that makes one unit of all files. */
  public static final String TREE = "tree";

  /** The value of {@code unit} that makes a unit of every directory. */
  public static final String DIRECTORY = "directory";

  /** The value of {@code serviceAccount} that generates ServiceAccounts. */
  public static final String AUTO = MoveOptions.AUTO;

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if the name of a ServiceAccount or namespace can't be one, or
   *     there is no such place
   */
  public MoveRequest {
    manifests = List.copyOf(manifests);
    inNamespace = List.copyOf(inNamespace);
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
    PlacementStyle.parse(place);
    check("serviceAccount", serviceAccount);
    namespace.ifPresent(name -> check("namespace", name));
    inNamespace.forEach(name -> check("inNamespace", name));
  }

  /** The move of everything under a directory, with default options. */
  public static MoveRequest of(Path directory) {
    Path absolute = directory.toAbsolutePath();
    return new MoveRequest(
        absolute,
        List.of(absolute),
        /* rules= */ Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        /* keepGoing= */ false,
        /* failOnKept= */ false,
        AUTO,
        /* allowGain= */ false,
        /* splitServiceAccounts= */ false,
        /* createMissingServiceAccounts= */ false,
        /* serviceAccountsOnly= */ false,
        /* keepImmutable= */ false,
        /* dropComments= */ false,
        AUTO,
        TREE);
  }

  private static void check(String component, String name) {
    if (!Names.isValid(name)) {
      throw new IllegalArgumentException(
          component + ": '" + name + "' is no name that Kubernetes accepts (RFC 1123)");
    }
  }

  MoveOptions options() {
    return new MoveOptions(
        serviceAccount,
        allowGain,
        splitServiceAccounts,
        createMissingServiceAccounts,
        serviceAccountsOnly,
        keepImmutable,
        dropComments,
        PlacementStyle.parse(place));
  }
}
