package io.github.pullsecret.rules;

import io.github.pullsecret.text.Location;
import java.util.List;

/** One step of a rewrite. Its components are the keys of the rules file, and where it stands. */
public sealed interface Rule {
  /** What {@link Rename#to} and {@link Attach#secret} hold where the namespace is filled in. */
  String NAMESPACE = "{namespace}";

  /** Where the rule stands in the rules file. */
  Location location();

  /** If not empty, the rule is for files that match one of these globs only. */
  List<String> paths();

  /** If not empty, the rule is for objects of these namespaces only. */
  List<String> namespaces();

  /**
   * Moves inline lists onto ServiceAccounts.
   *
   * @param location where the rule stands
   * @param serviceAccount {@code auto}, or the ServiceAccount for pods that run as {@code default}
   * @param allowGain whether a pod may get more secrets than before
   * @param splitServiceAccounts whether pods whose ServiceAccount can't be extended exactly get one
   *     of their own
   * @param createMissingServiceAccounts whether a ServiceAccount that no manifest defines gets one
   * @param keepImmutable whether Jobs and bare Pods stay as they are
   * @param dropComments whether comment lines directly above a moved list go with it
   * @param paths globs of the files that the rule is for; empty for all
   * @param namespaces the namespaces that the rule is for; empty for all
   */
  record Move(
      Location location,
      String serviceAccount,
      boolean allowGain,
      boolean splitServiceAccounts,
      boolean createMissingServiceAccounts,
      boolean keepImmutable,
      boolean dropComments,
      List<String> paths,
      List<String> namespaces)
      implements Rule {
    /** Takes copies. */
    public Move {
      paths = List.copyOf(paths);
      namespaces = List.copyOf(namespaces);
    }
  }

  /**
   * Renames a pull secret and every reference to it.
   *
   * @param location where the rule stands
   * @param from the name it has
   * @param to the name it gets, in which {@link #NAMESPACE} is filled in
   * @param referencesOnly whether Secrets and their producers keep the old name
   * @param values whether names in Helm values files are renamed, too
   * @param paths globs of the files that the rule is for; empty for all
   * @param namespaces the namespaces that the rule is for; empty for all
   */
  record Rename(
      Location location,
      String from,
      String to,
      boolean referencesOnly,
      boolean values,
      List<String> paths,
      List<String> namespaces)
      implements Rule {
    /** Takes copies. */
    public Rename {
      paths = List.copyOf(paths);
      namespaces = List.copyOf(namespaces);
    }
  }

  /**
   * Puts a pull secret on a ServiceAccount.
   *
   * @param location where the rule stands
   * @param secret the secret, in whose name {@link #NAMESPACE} is filled in
   * @param serviceAccount the ServiceAccount
   * @param paths globs of the files that the rule is for; empty for all
   * @param namespaces the namespaces that the rule is for; empty for all
   */
  record Attach(
      Location location,
      String secret,
      String serviceAccount,
      List<String> paths,
      List<String> namespaces)
      implements Rule {
    /** Takes copies. */
    public Attach {
      paths = List.copyOf(paths);
      namespaces = List.copyOf(namespaces);
    }
  }

  /**
   * Moves images to another registry or repository.
   *
   * @param location where the rule stands
   * @param from the image's name up to a slash, or all of it, without tag and digest
   * @param to what takes its place
   * @param paths globs of the files that the rule is for; empty for all
   * @param namespaces the namespaces that the rule is for; empty for all
   */
  record Image(
      Location location, String from, String to, List<String> paths, List<String> namespaces)
      implements Rule {
    /** Takes copies. */
    public Image {
      paths = List.copyOf(paths);
      namespaces = List.copyOf(namespaces);
    }
  }
}
