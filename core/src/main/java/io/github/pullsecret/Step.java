package io.github.pullsecret;

import io.github.pullsecret.files.PathGlob;
import io.github.pullsecret.kubernetes.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** One thing that a run does to a tree. The steps of a run follow each other, in one diff. */
public sealed interface Step {
  /** What in a name stands for the namespace that an object is applied to. */
  String NAMESPACE = "{namespace}";

  /** What the step is limited to. */
  Scope scope();

  /** What the step does, in words. */
  String title();

  /**
   * What a step is limited to.
   *
   * @param paths if not empty, it is for what files that match one of these globs say, or what is
   *     applied through a kustomization that matches one; the globs of a rules file start at its
   *     directory
   * @param namespaces if not empty, it is for objects that are applied to one of these namespaces
   * @param rule the place of the rule that it is, {@code pullsecret.yaml:3}; empty if an option
   *     gave it
   */
  record Scope(List<String> paths, List<String> namespaces, Optional<String> rule) {
    /** The whole tree. */
    public static final Scope ALL = new Scope(List.of(), List.of(), Optional.empty());

    /**
     * Takes copies.
     *
     * @throws IllegalArgumentException if a path is no glob
     */
    public Scope {
      paths = List.copyOf(paths);
      namespaces = List.copyOf(namespaces);
      paths.forEach(PathGlob::parse);
    }
  }

  /**
   * Moves inline lists onto ServiceAccounts.
   *
   * @param serviceAccount where pods that run as {@code default} get their secrets from: {@link
   *     RewriteRequest#AUTO} generates a ServiceAccount for each list, {@code default} extends
   *     {@code default} itself, any other name is that ServiceAccount
   * @param allowGain whether a pod may get more secrets than before
   * @param splitServiceAccounts whether pods whose ServiceAccount can't be extended exactly get one
   *     of their own
   * @param createMissingServiceAccounts whether a ServiceAccount that no manifest defines gets one
   * @param keepImmutable whether Jobs and bare Pods stay as they are
   * @param dropComments whether comment lines directly above a moved list go with it
   * @param scope what the step is limited to
   */
  record Move(
      String serviceAccount,
      boolean allowGain,
      boolean splitServiceAccounts,
      boolean createMissingServiceAccounts,
      boolean keepImmutable,
      boolean dropComments,
      Scope scope)
      implements Step {
    /** The move with default options, of the whole tree. */
    public static final Move DEFAULT =
        new Move(RewriteRequest.AUTO, false, false, false, false, false, Scope.ALL);

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it can't be a ServiceAccount's
     */
    public Move {
      check("serviceAccount", serviceAccount);
    }

    @Override
    public String title() {
      return titled("move", scope);
    }
  }

  /**
   * Moves lists from ServiceAccounts into the pod specs that inherit them: the way back, and for
   * those whose policy forbids pull secrets on ServiceAccounts.
   *
   * @param restoreDefault whether pods that run as a ServiceAccount which a move generated are put
   *     back on {@code default}
   * @param keepImmutable whether Jobs and bare Pods stay as they are
   * @param scope what the step is limited to
   */
  record ToPods(boolean restoreDefault, boolean keepImmutable, Scope scope) implements Step {
    @Override
    public String title() {
      return titled("move to pods", scope);
    }
  }

  /**
   * Renames pull secrets and every reference to them, all at once: {@code a=b} and {@code b=a} swap
   * two.
   *
   * @param secrets the secrets, none of them twice
   * @param referencesOnly whether Secrets and what makes them keep their names, so that a new
   *     Secret can stand beside the old one first
   * @param values whether names in Helm values files are renamed, too
   * @param scope what the step is limited to
   */
  record Rename(List<NewName> secrets, boolean referencesOnly, boolean values, Scope scope)
      implements Step {
    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException if a name is renamed twice, or there is none
     */
    public Rename {
      secrets = List.copyOf(secrets);
      Set<String> seen = new HashSet<>();
      for (NewName secret : secrets) {
        if (!seen.add(secret.from())) {
          throw new IllegalArgumentException("rename: '" + secret.from() + "' is renamed twice");
        }
      }
      if (secrets.isEmpty()) {
        throw new IllegalArgumentException("rename: there is no name to change");
      }
    }

    @Override
    public String title() {
      return titled(
          "rename "
              + secrets.stream()
                  .map(secret -> secret.from() + " to " + secret.to())
                  .collect(Collectors.joining(", ")),
          scope);
    }
  }

  /**
   * A secret's new name.
   *
   * @param from the name it has
   * @param to the name it gets, in which {@link #NAMESPACE} is filled in
   */
  record NewName(String from, String to) {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if one of them can't be a Secret's, or they are the same
     */
    public NewName {
      check("rename", from);
      check("rename", to.replace(NAMESPACE, "namespace"));
      if (from.equals(to)) {
        throw new IllegalArgumentException("rename: '" + from + "' is the old and the new name");
      }
    }
  }

  /**
   * Puts a pull secret on a ServiceAccount, whose pods without a list of their own gain it.
   *
   * @param secret the secret, in whose name {@link #NAMESPACE} is filled in
   * @param serviceAccount the ServiceAccount; one that has no manifest gets one near its pods
   * @param scope what the step is limited to
   */
  record Attach(String secret, String serviceAccount, Scope scope) implements Step {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if one of them can't be a name
     */
    public Attach {
      check("attach", secret.replace(NAMESPACE, "namespace"));
      check("serviceAccount", serviceAccount);
    }

    @Override
    public String title() {
      return titled("attach " + secret + " to ServiceAccount " + serviceAccount, scope);
    }
  }

  /**
   * Moves images to another registry or repository.
   *
   * @param from a registry, or one with the first components of a path, or a whole name; without
   *     tag and digest
   * @param to what takes its place
   * @param scope what the step is limited to
   */
  record Image(String from, String to, Scope scope) implements Step {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if one of them is none, or they are the same
     */
    public Image {
      for (String name : List.of(from, to)) {
        if (!name.matches("[\\w.-]+(:\\d+)?(/[\\w.-]+)*")) {
          throw new IllegalArgumentException(
              "images: '" + name + "' is no registry or repository without tag");
        }
      }
      if (from.equals(to)) {
        throw new IllegalArgumentException("images: '" + from + "' is the old and the new one");
      }
    }

    @Override
    public String title() {
      return titled("image " + from + " to " + to, scope);
    }
  }

  /**
   * The rename of secrets that are given as {@code OLD=NEW}, all at once.
   *
   * @throws IllegalArgumentException if one is not of that form, or its names can't be names
   */
  static Step rename(List<String> pairs, boolean referencesOnly, boolean values) {
    List<NewName> names = pairs.stream().map(pair -> pair("rename", pair, NewName::new)).toList();
    return new Rename(names, referencesOnly, values, Scope.ALL);
  }

  /**
   * Moves of images that are given as {@code FROM=TO}, one after the other.
   *
   * @throws IllegalArgumentException if one is not of that form, or names what is no registry
   */
  static List<Step> images(List<String> pairs) {
    return pairs.stream()
        .<Step>map(pair -> pair("images", pair, (from, to) -> new Image(from, to, Scope.ALL)))
        .toList();
  }

  private static <T> T pair(String option, String text, BiFunction<String, String, T> make) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1 || text.indexOf('=', equals + 1) >= 0) {
      throw new IllegalArgumentException(option + ": '" + text + "' is not of the form OLD=NEW");
    }
    return make.apply(text.substring(0, equals), text.substring(equals + 1));
  }

  private static String titled(String what, Scope scope) {
    return what + scope.rule().map(rule -> " (" + rule + ")").orElse("");
  }

  private static void check(String option, String name) {
    if (!Names.isValid(name)) {
      throw new IllegalArgumentException(
          option + ": '" + name + "' is no name that Kubernetes accepts (RFC 1123)");
    }
  }
}
