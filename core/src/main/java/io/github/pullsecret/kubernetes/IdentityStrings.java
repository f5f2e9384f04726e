package io.github.pullsecret.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which clusters, meshes and clouds write the identity of a ServiceAccount. */
final class IdentityStrings {
  /** What stands in a string before a name is looked for in it. */
  private static final List<String> MARKS = List.of("serviceaccount", "/sa/", "svc.id.goog");

  private static final Pattern USER =
      Pattern.compile("system:serviceaccount:(?<in>[^:\\s\"']+):(?<name>[^:\\s\"'/,;\\]})]+)");

  /** Meshes: {@code TRUST-DOMAIN/ns/NAMESPACE/sa/NAME}. */
  private static final Pattern PRINCIPAL =
      Pattern.compile("ns/(?<in>[^/\\s\"']+)/sa/(?<name>[^/\\s\"',;\\]})]+)");

  /** Istio: the end of a principal of any namespace. */
  private static final Pattern ANY_NAMESPACE =
      Pattern.compile("(?<in>\\*)/sa/(?<name>[^/\\s\"',;\\]})]+)");

  /** Google Cloud: {@code serviceAccount:PROJECT.svc.id.goog[NAMESPACE/NAME]}. */
  private static final Pattern GOOGLE =
      Pattern.compile("\\.svc\\.id\\.goog\\[(?<in>[^/\\]\\s]+)/(?<name>[^\\]\\s]+)\\]");

  /** Linkerd: {@code NAME.NAMESPACE.serviceaccount.identity.…}. */
  private static final Pattern LINKERD =
      Pattern.compile(
          "(?<name>[a-z0-9][a-z0-9.-]*)\\.(?<in>[a-z0-9-]+)\\.serviceaccount\\.identity");

  private IdentityStrings() {}

  /** The ServiceAccounts that a text names in one of the forms. */
  static List<AccountKey> in(String text) {
    List<AccountKey> found = new ArrayList<>();
    if (MARKS.stream().anyMatch(text::contains)) {
      for (Pattern pattern : List.of(USER, PRINCIPAL, ANY_NAMESPACE, GOOGLE, LINKERD)) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
          key(matcher.group("in"), matcher.group("name")).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /**
   * The ServiceAccount; without namespace if a wildcard stands for it. A name with a wildcard is
   * taken for {@code default} if it can be that; all names of a namespace are nobody's identity.
   */
  private static Optional<AccountKey> key(String namespace, String name) {
    Optional<String> known = Optional.of(namespace).filter(text -> text.indexOf('*') < 0);
    int star = name.indexOf('*');
    if (star < 0) {
      return Optional.of(new AccountKey(known, name));
    }
    boolean all = name.equals("*");
    boolean fits =
        AccountKey.DEFAULT.startsWith(name.substring(0, star))
            && AccountKey.DEFAULT.endsWith(name.substring(name.lastIndexOf('*') + 1));
    return !all && fits ? Optional.of(new AccountKey(known, AccountKey.DEFAULT)) : Optional.empty();
  }
}
