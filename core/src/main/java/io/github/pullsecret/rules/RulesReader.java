package io.github.pullsecret.rules;

import io.github.pullsecret.rules.Node.Mapping;
import io.github.pullsecret.rules.Node.Scalar;
import io.github.pullsecret.rules.Rules.ExternalServiceAccount;
import io.github.pullsecret.rules.Rules.Kind;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a rules file and finds everything that is wrong with it. */
public final class RulesReader {
  /** The largest file read: thousands of rules; of mistakes, each costs a message. */
  static final int MAX_BYTES = 1024 * 1024;

  /** The key at the left edge, or anywhere in JSON, in bytes read as Latin-1. */
  private static final Pattern MANIFEST =
      Pattern.compile(
          "(?m)^MARK*[\"']?apiVersion[\"']?\\s*:|\\AMARK*\\s*\\{(?s:.*)[\"']apiVersion[\"']\\s*:"
              .replace("MARK", "[\u00EF\u00BB\u00BF\u00FE\u00FF]")); // of a byte order

  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Pattern POD_SPEC = Pattern.compile("[^\\s.]+(\\.[^\\s.]+)*");

  private final Problems problems = new Problems();
  private final RuleReader ruleReader;

  private RulesReader(Function<String, Optional<String>> globMistake) {
    ruleReader = new RuleReader(globMistake, problems);
  }

  /**
   * Whether a file is rather a manifest, such as that of a Secret which is named like the file.
   * Templates and broken files count by the look of them.
   */
  public static boolean looksLikeManifest(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    return MANIFEST.matcher(text).find();
  }

  /**
   * What a rules file says.
   *
   * @param path the file as displayed
   * @param globMistake what is wrong with a glob, if anything
   * @throws InvalidRulesException if anything is wrong with the file
   */
  public static Rules read(
      String path, byte[] bytes, Function<String, Optional<String>> globMistake)
      throws InvalidRulesException {
    RulesReader reader = new RulesReader(globMistake);
    Rules rules = reader.read(path, bytes);
    reader.problems.throwIfAny();
    return rules;
  }

  private Rules read(String path, byte[] bytes) {
    if (looksLikeManifest(bytes)) {
      problems.add(
          new Location(path, 1, 1), "this is a manifest, not a rules file", "name the rules file");
      return Rules.NONE;
    }
    if (bytes.length > MAX_BYTES) {
      problems.add(
          new Location(path, 1, 1),
          "the file has " + bytes.length + " bytes, and a rules file may have 1 MiB",
          "use globs in place of long lists");
      return Rules.NONE;
    }
    try {
      return NodeParser.parse(path, SourceText.decode(bytes), problems)
          .map(this::rules)
          .orElse(Rules.NONE);
    } catch (MalformedTextException e) {
      problems.add(
          new Location(path, e.line(), e.column()),
          String.valueOf(e.getMessage()),
          "save the file as UTF-8");
      return Rules.NONE;
    }
  }

  private Rules rules(Node root) {
    if (root.isNull()) {
      return Rules.NONE;
    }
    if (!(root instanceof Mapping mapping)) {
      problems.add(
          root.location(),
          "the file has to be a mapping, and is " + root.what(),
          "with the keys rules, exclude, kinds, externalServiceAccounts");
      return Rules.NONE;
    }
    Keys keys = new Keys("the rules file", mapping, problems);
    List<Rule> rules = new ArrayList<>();
    keys.list("rules").forEach(item -> ruleReader.read(item).ifPresent(rules::add));
    RuleConflicts.find(rules, problems);
    Rules read =
        new Rules(
            rules,
            ruleReader.globs(keys, "exclude"),
            mappings(keys, "kinds", this::kind),
            externalServiceAccounts(keys));
    keys.finish();
    return read;
  }

  /** The items of a list of mappings. */
  private <T> List<T> mappings(Keys keys, String key, BiFunction<Location, Keys, T> read) {
    List<T> values = new ArrayList<>();
    String owner = "an item of '" + key + "'";
    for (Node item : keys.list(key)) {
      if (item instanceof Mapping mapping) {
        Keys itemKeys = new Keys(owner, mapping, problems);
        values.add(read.apply(mapping.location(), itemKeys));
        itemKeys.finish();
      } else {
        problems.add(
            item.location(),
            owner + " has to be a mapping, and is " + item.what(),
            key.equals("kinds")
                ? "{group: GROUP, kind: KIND, podSpec: spec.template.spec}"
                : "{name: NAME, namespace: NS, imagePullSecrets: [NAME]}");
      }
    }
    return values;
  }

  private Kind kind(Location location, Keys keys) {
    return new Kind(
        location,
        keys.name("group", "the part of its apiVersion before the slash"),
        matching(KIND, keys, "kind", "such as Widget"),
        matching(POD_SPEC, keys, "podSpec", "the keys that lead to it: spec.template.spec"));
  }

  private String matching(Pattern pattern, Keys keys, String key, String hint) {
    Optional<Scalar> text = keys.required(key, hint);
    text.filter(scalar -> !pattern.matcher(scalar.text()).matches())
        .ifPresent(
            scalar ->
                problems.add(
                    scalar.location(), "'" + scalar.text() + "' can't be a '" + key + "'", hint));
    return text.map(Scalar::text).orElse("");
  }

  private List<ExternalServiceAccount> externalServiceAccounts(Keys keys) {
    List<ExternalServiceAccount> accounts =
        mappings(keys, "externalServiceAccounts", this::externalServiceAccount);
    Map<List<Object>, Location> seen = new HashMap<>();
    for (ExternalServiceAccount account : accounts) {
      Location first =
          seen.putIfAbsent(List.of(account.namespace(), account.name()), account.location());
      if (first != null) {
        problems.add(
            account.location(),
            "ServiceAccount '" + account.name() + "' is declared twice",
            "keep one; the other is in line " + first.line());
      }
    }
    return accounts;
  }

  private ExternalServiceAccount externalServiceAccount(Location location, Keys keys) {
    String name = keys.name("name", "the name of the ServiceAccount");
    Optional<Scalar> namespace = keys.optional("namespace");
    namespace.ifPresent(scalar -> keys.checkName(scalar, scalar.text()));
    // No default: an empty list is a claim about a cluster.
    keys.require("imagePullSecrets", "all that it has, in order; [] if it has none");
    return new ExternalServiceAccount(
        location, name, namespace.map(Scalar::text), keys.names("imagePullSecrets"));
  }
}
