package io.github.pullsecret.rules;

import static java.util.stream.Collectors.joining;

import io.github.pullsecret.rules.Node.Field;
import io.github.pullsecret.rules.Node.Mapping;
import io.github.pullsecret.rules.Node.Scalar;
import io.github.pullsecret.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the items of {@code rules}. */
final class RuleReader {
  private static final List<String> NAMES = List.of("move", "rename", "attach", "image");

  private static final Pattern IMAGE = Pattern.compile("[\\w.-]+(:\\d+)?(/[\\w.-]+)*");

  private final Function<String, Optional<String>> globMistake;
  private final Problems problems;

  RuleReader(Function<String, Optional<String>> globMistake, Problems problems) {
    this.globMistake = globMistake;
    this.problems = problems;
  }

  /** How a rule is written. */
  private static String form(String name) {
    return switch (name) {
      case "move" -> "move: {}";
      case "attach" -> "attach: {secret: NAME, serviceAccount: NAME}";
      default -> name + ": {from: OLD, to: NEW}";
    };
  }

  /** The rule that an item is; empty if the item is none. */
  Optional<Rule> read(Node item) {
    if (!(item instanceof Mapping mapping) || mapping.fields().isEmpty()) {
      problems.add(
          item.location(),
          "a rule has to be a mapping with one key, and is " + item.what(),
          "one of " + NAMES.stream().map(RuleReader::form).collect(joining("; ")));
      return Optional.empty();
    }
    List<Field> named =
        mapping.fields().stream().filter(field -> NAMES.contains(field.key())).toList();
    checkKeys(mapping, named);
    List<Rule> rules = new ArrayList<>();
    for (Field field : named) {
      boolean misplaced = field.value().isNull() && mapping.fields().size() > 1;
      if (!misplaced) {
        keys(field).map(keys -> rule(field, keys)).ifPresent(rules::add);
      }
    }
    return rules.stream().findFirst();
  }

  private void checkKeys(Mapping item, List<Field> named) {
    if (named.size() > 1) {
      problems.add(
          item.location(),
          "a rule has one key, and this one has "
              + named.stream().map(Field::key).collect(joining(" and ")),
          "make each an item of its own");
    }
    for (Field field : item.fields()) {
      if (named.contains(field)) {
        continue;
      }
      if (named.isEmpty()) {
        problems.add(
            field.location(),
            "unknown rule '" + field.key() + "'",
            Suggestion.hint(Suggestion.nearest(field.key(), NAMES), NAMES));
      } else {
        String rule = named.get(0).key();
        problems.add(
            field.location(),
            "'" + field.key() + "' stands beside '" + rule + "'",
            "put it inside: " + rule + ": {" + field.key() + ": …}");
      }
    }
  }

  /** The keys below a rule's name; a name alone has none. */
  private Optional<Keys> keys(Field field) {
    if (field.value() instanceof Mapping mapping) {
      return Optional.of(new Keys(field.key(), mapping, problems));
    }
    if (field.value().isNull()) {
      return Optional.of(new Keys(field.key(), new Mapping(field.location(), List.of()), problems));
    }
    problems.add(
        field.value().location(),
        "'" + field.key() + "' has to be a mapping, and is " + field.value().what(),
        form(field.key()));
    return Optional.empty();
  }

  private Rule rule(Field field, Keys keys) {
    Rule rule =
        switch (field.key()) {
          case "move" -> move(field, keys);
          case "rename" -> rename(field, keys);
          case "attach" -> attach(field, keys);
          case "image" -> image(field, keys);
          default -> throw new IllegalArgumentException("no rule: " + field.key());
        };
    keys.finish();
    return rule;
  }

  private Rule move(Field field, Keys keys) {
    Optional<Scalar> account = keys.optional("serviceAccount");
    account.ifPresent(scalar -> keys.checkName(scalar, scalar.text()));
    return new Rule.Move(
        field.location(),
        account.map(Scalar::text).orElse("auto"),
        keys.flag("allowGain"),
        keys.flag("splitServiceAccounts"),
        keys.flag("createMissingServiceAccounts"),
        keys.flag("keepImmutable"),
        keys.flag("dropComments"),
        paths(keys),
        keys.names("namespaces"));
  }

  private Rule rename(Field field, Keys keys) {
    return new Rule.Rename(
        field.location(),
        keys.name("from", "the name that the secret has"),
        keys.nameWithNamespace("to", "the name that the secret gets"),
        keys.flag("referencesOnly"),
        keys.flag("values"),
        paths(keys),
        keys.names("namespaces"));
  }

  private Rule attach(Field field, Keys keys) {
    return new Rule.Attach(
        field.location(),
        keys.nameWithNamespace("secret", "the name of the secret"),
        keys.name("serviceAccount", "the ServiceAccount that gets it, such as default"),
        paths(keys),
        keys.names("namespaces"));
  }

  private Rule image(Field field, Keys keys) {
    return new Rule.Image(
        field.location(),
        imageName(keys, "from", "the registry or repository that images have"),
        imageName(keys, "to", "the registry or repository that images get"),
        paths(keys),
        keys.names("namespaces"));
  }

  private String imageName(Keys keys, String key, String hint) {
    Optional<Scalar> name = keys.required(key, hint);
    name.filter(scalar -> !IMAGE.matcher(scalar.text()).matches())
        .ifPresent(
            scalar ->
                problems.add(
                    scalar.location(),
                    "'" + scalar.text() + "' is no registry or repository",
                    "without tag, digest and slash at the end"));
    return name.map(Scalar::text).orElse("");
  }

  private List<String> paths(Keys keys) {
    return globs(keys, "paths");
  }

  /** The globs of a list. */
  List<String> globs(Keys keys, String key) {
    List<String> globs = new ArrayList<>();
    for (Scalar glob : keys.texts(key)) {
      globMistake
          .apply(glob.text())
          .ifPresent(mistake -> problems.add(glob.location(), mistake, "as in .gitignore"));
      globs.add(glob.text());
    }
    return globs;
  }
}
