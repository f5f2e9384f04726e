package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.SecretReference.Role;
import io.github.pullsecret.kubernetes.WrittenName.Item;
import io.github.pullsecret.kubernetes.WrittenName.Kept;
import io.github.pullsecret.kubernetes.WrittenName.Missing;
import io.github.pullsecret.kubernetes.WrittenName.Token;
import io.github.pullsecret.kubernetes.WrittenName.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names at known places of one object. */
final class ObjectSecrets {
  private static final String NAME = "name";
  private static final String SECRETS = "secrets";
  private static final String ANY = "*";

  /** A name in a list of names in a text. */
  private static final Pattern TOKEN = Pattern.compile("[^\\s,;]+(?:[^,;]*[^\\s,;])?");

  private static final Pattern QUALIFIED = Pattern.compile("([^/\\s]+)/([^/\\s]+)");

  /** How Argo CD Image Updater names a Secret. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?:.*:)?(?:pull)?secret:([^/:#\\s]+)/([^/:#\\s]+)(?:#.*)?");

  private final SecretCollector collector;
  private final SecretHolder holder;

  ObjectSecrets(SecretCollector collector, SecretHolder holder) {
    this.collector = collector;
    this.holder = holder;
  }

  /** What a row finds in an object. */
  void read(SecretRow row, Value root) {
    if (row.shape() == SecretRow.Shape.DEFAULT) {
      missing(row, root);
    }
    row.path().distinct(root).forEach(mapping -> in(row, mapping));
  }

  /** What a row finds in a mapping at its path. */
  void in(SecretRow row, Value mapping) {
    if (!mapping.isMapping() || row.when().filter(when -> !when.holds(mapping)).isPresent()) {
      return;
    }
    if (row.shape() == SecretRow.Shape.RULE) {
      rule(mapping, row);
      return;
    }
    for (Value.Field field : row.fields(mapping)) {
      at(row, field.value(), row.namespace(mapping, field.key()));
    }
  }

  /**
   * What is written at a row's key.
   *
   * @param beside the namespace that stands beside the key
   */
  void at(SecretRow row, Value value, Optional<String> beside) {
    switch (row.shape()) {
      case NAMES -> names(row.role(), value, item -> row.namespace(item, row.key()));
      case NAME, DEFAULT -> one(row, value, beside);
      case TOKENS -> tokens(row, value);
      case QUALIFIED -> qualified(row, value);
      case CREDENTIALS -> text(value).ifPresent(text -> pair(row, value, CREDENTIALS, text));
      case RULE -> {} // Only the whole rule says what the names are of.
    }
  }

  /** A name, or an object with one. */
  void one(SecretRow row, Value value, Optional<String> beside) {
    if (value.isMapping()) {
      boolean secret = value.text("kind").filter(kind -> !kind.equals("Secret")).isEmpty();
      value
          .get(NAME)
          .filter(name -> secret)
          .ifPresent(name -> whole(row.role(), name, row.namespace(value, row.key())));
    } else {
      whole(row.role(), value, beside);
    }
  }

  /** A scalar that is the name. */
  void whole(Role role, Value value, Optional<String> namespace) {
    text(value)
        .filter(collector::wants)
        .ifPresent(name -> add(role, value, name, namespace, new Whole(value.written())));
  }

  /** A list of pull secrets. */
  void names(Value list) {
    names(Role.REFERENCE, list, item -> Optional.empty());
  }

  private void names(Role role, Value list, Function<Value, Optional<String>> beside) {
    List<Value> items = list.items();
    List<String> names = names(items);
    for (int i = 0; i < items.size(); i++) {
      String name = names.get(i);
      if (collector.wants(name)) {
        Value item = items.get(i);
        Value scalar = item.isMapping() ? item.get(NAME).orElseThrow() : item;
        Optional<String> namespace = item.isMapping() ? beside.apply(item) : Optional.empty();
        // An item that is an alias is written elsewhere, and is no item there.
        WrittenName written =
            item.shared() && !list.shared()
                ? new Whole(scalar.written())
                : new Item(list.written(), i, scalar.written(), names);
        add(role, scalar, name, namespace, written);
      }
    }
  }

  private static List<String> names(List<Value> items) {
    return List.copyOf(items.stream().map(ObjectSecrets::name).toList());
  }

  private static String name(Value item) {
    Optional<Value> name = item.isMapping() ? item.get(NAME) : Optional.of(item);
    return name.flatMap(ObjectSecrets::text).orElse("");
  }

  private void tokens(SecretRow row, Value value) {
    Matcher matcher = TOKEN.matcher(text(value).orElse(""));
    while (matcher.find()) {
      token(row.role(), value, matcher, 0, Optional.empty());
    }
  }

  private void qualified(SecretRow row, Value value) {
    Optional<String> text = text(value);
    if (text.filter(found -> found.indexOf('/') >= 0).isPresent()) {
      pair(row, value, QUALIFIED, text.get());
    } else {
      whole(row.role(), value, Optional.empty());
    }
  }

  private void pair(SecretRow row, Value value, Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (matcher.matches()) {
      token(row.role(), value, matcher, 2, Optional.of(matcher.group(1)));
    }
  }

  private void token(
      Role role, Value value, Matcher matcher, int group, Optional<String> namespace) {
    String name = matcher.group(group);
    if (collector.wants(name)) {
      Token token = new Token(value.written(), matcher.start(group), matcher.end(group));
      add(role, value, name, namespace, token);
    }
  }

  /** A part of a scalar that is a name. */
  void token(Role role, Value value, int from, int to) {
    String name = value.scalar().orElse("").substring(from, to);
    if (collector.wants(name)) {
      add(role, value, name, Optional.empty(), new Token(value.written(), from, to));
    }
  }

  /** A rule of RBAC, which counts if it is about Secrets. */
  private void rule(Value rule, SecretRow row) {
    List<String> groups = texts(rule, "apiGroups");
    List<String> resources = texts(rule, "resources");
    boolean core = groups.contains("") || groups.contains(ANY);
    if (!core || !(resources.contains(SECRETS) || resources.contains(ANY))) {
      return;
    }
    // A ClusterRole is about all namespaces, and other resources may have the name as well.
    boolean kept = holder.clusterWide() || !resources.stream().allMatch(SECRETS::equals);
    rule.get(row.key()).ifPresent(list -> resourceNames(list, row, kept));
  }

  private void resourceNames(Value list, SecretRow row, boolean kept) {
    if (!kept) {
      names(row.role(), list, item -> Optional.empty());
      return;
    }
    List<String> names = names(list.items());
    for (Value item : list.items()) {
      text(item)
          .filter(collector::wants)
          .ifPresent(
              name ->
                  add(row.role(), item, name, Optional.empty(), new Kept(list.written(), names)));
    }
  }

  private static List<String> texts(Value holder, String key) {
    return holder.get(key).map(Value::items).orElse(List.of()).stream()
        .map(Value::scalar)
        .flatMap(Optional::stream)
        .toList();
  }

  /** A name that is left out, so that the object's own counts. */
  private void missing(SecretRow row, Value root) {
    Optional<String> own =
        root.get(List.of("spec", "externalSecretName"))
            .or(() -> root.get(List.of("metadata", NAME)))
            .flatMap(ObjectSecrets::text)
            .filter(collector::wants);
    // A patch leaves out what it does not change.
    if (own.isEmpty() || holder.outer().isPresent()) {
      return;
    }
    List<String> keys = new ArrayList<>(row.path().steps());
    keys.add(row.key());
    Value at = root;
    while (keys.size() > 1 && at.get(keys.get(0)).filter(Value::isMapping).isPresent()) {
      at = at.get(keys.remove(0)).orElseThrow();
    }
    if (at.get(keys.get(0)).filter(value -> !value.isNull()).isEmpty()) {
      Missing written = new Missing(at.written(), keys);
      collector.add(
          holder, at, at.written().keys(keys), own.get(), Optional.empty(), row.role(), written);
    }
  }

  private void add(
      Role role, Value at, String name, Optional<String> namespace, WrittenName written) {
    collector.add(holder, at, at.written(), name, namespace, role, written);
  }

  /** What is written, also where YAML reads it as something else than a string. */
  private static Optional<String> text(Value value) {
    return value.isNull() ? Optional.empty() : value.scalar().filter(text -> !text.isEmpty());
  }
}
