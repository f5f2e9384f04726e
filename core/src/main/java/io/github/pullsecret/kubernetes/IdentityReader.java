package io.github.pullsecret.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what in an object refers to the identity of a ServiceAccount: subjects of RBAC and
 * policies, the forms in which meshes and clouds write it into strings, and fields that are named
 * after it.
 *
 * <p>No reference is what every ServiceAccount of a namespace has (groups, {@code sa/*}), what asks
 * for tokens of a ServiceAccount whoever runs as it (secret stores, issuers, token Secrets), and
 * what runs pods.
 */
final class IdentityReader {
  /** Fields that name a ServiceAccount to say what its pods may do, not which pods run as it. */
  private static final Pattern FIELD =
      Pattern.compile("(?i).*(?:^|[./_-])?service-?account(?:s|ref|selector)?");

  /** What a requirement is about: a label named after ServiceAccounts, or a pod's field. */
  private static final Pattern SUBJECT = Pattern.compile("(?i).*service-?account(?:name)?\\W*");

  /** A name in quotes that a text does not exclude. */
  private static final Pattern QUOTED =
      Pattern.compile("(?<!!=)(?<!!=\\s)[\"']([a-z0-9][a-z0-9.-]*)[\"']");

  /** Cilium says beside a ServiceAccount in which namespace the pods are. */
  private static final List<String> NAMESPACE =
      List.of("namespace", "k8s:io.kubernetes.pod.namespace", "io.kubernetes.pod.namespace");

  private static final int SHORTEST_FIELD = "serviceAccount".length();
  private static final int MAX_DEPTH = 60;

  private final String what;
  private final IdentityScope scope;
  private final List<IdentityReference> found = new ArrayList<>();

  private IdentityReader(String what, IdentityScope scope) {
    this.what = what;
    this.scope = scope;
  }

  static List<IdentityReference> read(ManifestObject object, ObjectId id) {
    IdentityReader reader = new IdentityReader(id.toString(), IdentityScope.of(object, id));
    for (Value.Field field : object.value().fields()) {
      // Objects of a template are read by themselves.
      if (!field.key().equals("objects") || !object.type().kind().equals("Template")) {
        reader.walk(field.value(), !field.key().equals("metadata"), 0);
      }
    }
    return reader.found;
  }

  private void walk(Value value, boolean named, int depth) {
    if (depth > MAX_DEPTH || value.shared()) {
      return;
    }
    value.scalar().ifPresent(text -> text(text, value));
    if (named) {
      subject(value);
      requirement(value);
    }
    // What lists containers is a pod, which runs as what it names.
    boolean pod = value.get("containers").filter(Value::isSequence).isPresent();
    for (Value.Field field : value.fields()) {
      if (named && !pod && isNamed(field.key())) {
        names(field.value(), List.of(value));
      }
      walk(field.value(), named, depth + 1);
    }
    value.items().forEach(item -> walk(item, named, depth + 1));
  }

  private boolean isNamed(String key) {
    return scope.named()
        && key.length() >= SHORTEST_FIELD
        && (FIELD.matcher(key).matches() || (scope.policy() && key.equals("serviceAccountName")));
  }

  private void text(String text, Value value) {
    IdentityStrings.in(text).forEach(key -> add(key, value));
    if (scope.policy() && text.contains("erviceAccount")) {
      quoted(text, value, List.of());
    }
  }

  /** {@code {kind: ServiceAccount, name: NAME, namespace: NAMESPACE}}. */
  private void subject(Value value) {
    if (value.text("kind").filter("ServiceAccount"::equals).isPresent()) {
      value.word("name").filter(Names::isValid).ifPresent(name -> add(name, value, List.of(value)));
    }
  }

  /** {@code {key: …serviceaccount, operator: In, values: [NAME]}}. */
  private void requirement(Value value) {
    if (scope.named() && value.text("key").filter(SUBJECT.asMatchPredicate()).isPresent()) {
      for (String key : List.of("value", "values")) {
        value.get(key).ifPresent(names -> names(names, List.of(value)));
      }
    }
  }

  /** What a field named after ServiceAccounts holds: a name, an object, a selector, or a list. */
  private void names(Value value, List<Value> holders) {
    value.text().ifPresent(text -> name(text, value, holders));
    value.items().forEach(item -> names(item, holders));
    if (value.isMapping() && holders.size() < 4) {
      List<Value> inside = new ArrayList<>(List.of(value));
      inside.addAll(holders);
      for (String key : List.of("name", "names", "selector", "metadata")) {
        value.get(key).ifPresent(below -> names(below, inside));
      }
    }
  }

  private void name(String text, Value value, List<Value> holders) {
    int slash = text.lastIndexOf('/');
    String name = text.substring(slash + 1);
    if (Names.isValid(name)) {
      if (slash < 0) {
        add(name, value, holders);
      } else {
        add(new AccountKey(Optional.of(text.substring(0, slash)), name), value);
      }
    } else if (scope.policy() && text.indexOf('|') >= 0) {
      List.of(text.split("\\s*\\|\\s*", -1)).forEach(part -> name(part, value, holders));
    } else {
      quoted(text, value, holders);
    }
  }

  /** The names in quotes in a selector or an expression. */
  private void quoted(String text, Value value, List<Value> holders) {
    Matcher matcher = QUOTED.matcher(text);
    while (matcher.find()) {
      add(matcher.group(1), value, holders);
    }
  }

  /** A name without namespace, whose nearest holder may say it. */
  private void add(String name, Value value, List<Value> holders) {
    Optional<String> namespace =
        holders.stream()
            .flatMap(holder -> NAMESPACE.stream().map(holder::word))
            .flatMap(Optional::stream)
            .findFirst();
    boolean others =
        holders.stream().anyMatch(holder -> holder.get("namespaceSelector").isPresent());
    Optional<String> known = namespace.or(others ? Optional::empty : scope::namespace);
    add(new AccountKey(known.filter(text -> text.indexOf('*') < 0), name), value);
  }

  private void add(AccountKey key, Value value) {
    found.add(new IdentityReference(key, value.location(), what));
  }
}
