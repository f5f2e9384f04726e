package io.github.pullsecret.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what refers to the identity of a ServiceAccount: RBAC subjects, the forms in which meshes
 * and clouds write it into strings, and fields that are named after it.
 */
final class IdentityReader {
  private static final Pattern USER =
      Pattern.compile("system:serviceaccount:([^:\\s\"']+):([^:\\s\"'/,;\\]})]+)");
  private static final Pattern PRINCIPAL =
      Pattern.compile("/?ns/([^/\\s\"']+)/sa/([^/\\s\"',;\\]})]+)");

  /** Google Cloud: {@code serviceAccount:PROJECT.svc.id.goog[NAMESPACE/NAME]}. */
  private static final Pattern GOOGLE =
      Pattern.compile("\\.svc\\.id\\.goog\\[([^/\\]\\s]+)/([^\\]\\s]+)\\]");

  /** Fields that name a ServiceAccount to say what its pods may do, not which pods run as it. */
  private static final Pattern FIELD =
      Pattern.compile("(?i).*(?:^|[./_-])?service-?account(?:s|ref|selector|\\.name)?");

  private static final Set<String> BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");

  /** Linkerd: {@code NAME.NAMESPACE.serviceaccount.identity.…}. */
  private static final Pattern LINKERD =
      Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.serviceaccount\\.identity");

  private static final int MAX_DEPTH = 60;

  private final String what;
  private final Optional<String> namespace;

  /** Whether fields named after ServiceAccounts count: not in what runs pods as them. */
  private final boolean named;

  private final List<IdentityReference> found = new ArrayList<>();

  private IdentityReader(String what, Optional<String> namespace, boolean named) {
    this.what = what;
    this.namespace = namespace;
    this.named = named;
  }

  static List<IdentityReference> read(ManifestObject object, ObjectId id) {
    boolean runsPods =
        PodSpecPaths.of(object.type()).isPresent() || object.type().isCore("ServiceAccount");
    IdentityReader reader = new IdentityReader(id.toString(), id.namespace(), !runsPods);
    if (BINDINGS.contains(object.type().kind())) {
      reader.subjects(object, id);
    }
    reader.strings(object.value(), 0);
    return reader.found;
  }

  private void subjects(ManifestObject object, ObjectId id) {
    for (Value subject : object.value().get("subjects").map(Value::items).orElse(List.of())) {
      Optional<String> name = subject.word("name");
      boolean account = subject.text("kind").filter("ServiceAccount"::equals).isPresent();
      if (account && name.isPresent()) {
        // A RoleBinding's subject without namespace is completed later; it may mean any.
        Optional<String> namespace = subject.word("namespace").or(id::namespace);
        AccountKey key = new AccountKey(namespace, name.get());
        found.add(new IdentityReference(key, subject.location(), what));
      }
    }
  }

  private void strings(Value value, int depth) {
    if (depth > MAX_DEPTH || value.shared()) {
      return;
    }
    value.scalar().filter(text -> text.length() > 4).ifPresent(text -> match(text, value));
    for (Value.Field field : value.fields()) {
      if (named && FIELD.matcher(field.key()).matches()) {
        named(field.value());
      }
      strings(field.value(), depth + 1);
    }
    value.items().forEach(item -> strings(item, depth + 1));
  }

  private void match(String text, Value value) {
    if (!text.contains("serviceaccount")
        && !text.contains("/sa/")
        && !text.contains("svc.id.goog")) {
      return;
    }
    Matcher linkerd = LINKERD.matcher(text);
    while (linkerd.find()) {
      add(Optional.of(linkerd.group(2)), linkerd.group(1), value);
    }
    for (Pattern pattern : List.of(USER, PRINCIPAL, GOOGLE)) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        add(Optional.of(matcher.group(1)), matcher.group(2), value);
      }
    }
  }

  /** A field named after ServiceAccounts: NAME, NAMESPACE/NAME, a list of them, or an object. */
  private void named(Value value) {
    value.text().ifPresent(text -> named(text, value));
    value.items().forEach(item -> item.text().ifPresent(text -> named(text, item)));
    for (String key : List.of("name", "names")) {
      value.get(key).ifPresent(this::named);
    }
  }

  private void named(String text, Value value) {
    int slash = text.lastIndexOf('/');
    String name = text.substring(slash + 1);
    if (Names.isValid(name)) {
      add(slash < 0 ? namespace : Optional.of(text.substring(0, slash)), name, value);
    }
  }

  private void add(Optional<String> in, String name, Value value) {
    Optional<String> known = in.filter(text -> !text.equals("*"));
    found.add(new IdentityReference(new AccountKey(known, name), value.location(), what));
  }
}
