package io.github.pullsecret.rules;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.rules.Rule.Attach;
import io.github.pullsecret.rules.Rule.Image;
import io.github.pullsecret.rules.Rule.Move;
import io.github.pullsecret.rules.Rule.Rename;
import io.github.pullsecret.rules.Rules.ExternalServiceAccount;
import io.github.pullsecret.rules.Rules.Kind;
import io.github.pullsecret.text.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesReaderTest {
  private static final String EXAMPLE =
      """
      rules:
        - move: {serviceAccount: auto, allowGain: false}
        - rename: {from: dockersec, to: prod-dockersec, paths: ["overlays/prod/**"], referencesOnly: true}
        - rename: {from: regcred, to: "{namespace}-regcred"}
        - attach: {secret: prod-dockersec, serviceAccount: default, namespaces: [tools]}
        - image: {from: registry.old.example/shop, to: registry.new.example/shop}
      exclude: ["vendor/**"]
      kinds:
        - {group: example.com, kind: Widget, podSpec: spec.template.spec}
      externalServiceAccounts:
        - {name: vault-agent, namespace: pay, imagePullSecrets: [dockersec]}
      """;

  private static Rules read(String yaml) throws InvalidRulesException {
    return read(yaml.getBytes(UTF_8));
  }

  private static Rules read(byte[] bytes) throws InvalidRulesException {
    return RulesReader.read(
        "p.yaml",
        bytes,
        glob -> glob.equals("[") ? Optional.of("the glob \"[\" is wrong") : Optional.empty());
  }

  private static String problems(String yaml) {
    return problems(yaml.getBytes(UTF_8));
  }

  private static String problems(byte[] bytes) {
    try {
      return read(bytes).toString();
    } catch (InvalidRulesException e) {
      return e.getMessage() + "\n";
    }
  }

  private static Location at(int line, int column) {
    return new Location("p.yaml", line, column);
  }

  @Test
  void every_part_of_a_file_is_read() throws Exception {
    assertThat(read(EXAMPLE))
        .isEqualTo(
            new Rules(
                List.of(
                    new Move(
                        at(2, 5), "auto", false, false, false, false, false, List.of(), List.of()),
                    new Rename(
                        at(3, 5),
                        "dockersec",
                        "prod-dockersec",
                        true,
                        false,
                        List.of("overlays/prod/**"),
                        List.of()),
                    new Rename(
                        at(4, 5),
                        "regcred",
                        "{namespace}-regcred",
                        false,
                        false,
                        List.of(),
                        List.of()),
                    new Attach(at(5, 5), "prod-dockersec", "default", List.of(), List.of("tools")),
                    new Image(
                        at(6, 5),
                        "registry.old.example/shop",
                        "registry.new.example/shop",
                        List.of(),
                        List.of())),
                List.of("vendor/**"),
                List.of(new Kind(at(9, 5), "example.com", "Widget", "spec.template.spec")),
                List.of(
                    new ExternalServiceAccount(
                        at(11, 5), "vault-agent", Optional.of("pay"), List.of("dockersec")))));
  }

  @Test
  void the_example_of_the_documentation_is_right() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "rules-file.md"));
    int start = page.indexOf("```yaml\n") + 8;

    assertThat(read(page.substring(start, page.indexOf("```", start)))).isEqualTo(read(EXAMPLE));
  }

  @Test
  void every_option_of_a_move_is_read() throws Exception {
    assertThat(
            read("""
                    rules:
                    - move:
                        serviceAccount: default
                        allowGain: true
                        splitServiceAccounts: true
                        createMissingServiceAccounts: true
                        keepImmutable: true
                        dropComments: true
                        paths: [a]
                        namespaces: [b]
                    """)
                .rules())
        .containsExactly(
            new Move(
                at(2, 3), "default", true, true, true, true, true, List.of("a"), List.of("b")));
  }

  @Test
  void a_rule_may_be_its_name_only() throws Exception {
    assertThat(read("rules:\n- move:\n").rules())
        .containsExactly(
            new Move(at(2, 3), "auto", false, false, false, false, false, List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "---\n", "{}", "rules:\nexclude: []\n", "\uFEFF"})
  void an_empty_file_says_nothing(String yaml) throws Exception {
    assertThat(read(yaml)).isEqualTo(Rules.NONE);
  }

  @Test
  void aliases_stand_for_what_has_the_anchor() throws Exception {
    Rules rules =
        read(
            """
            rules:
            - rename: {from: &old a, to: b, paths: &here [x], namespaces: [!!str &ns "n"]}
            - attach: {secret: b, serviceAccount: *old, paths: *here, namespaces: [*ns]}
            """);

    assertThat(rules.rules().get(1))
        .isEqualTo(new Attach(at(3, 3), "b", "a", List.of("x"), List.of("n")));
  }

  @Test
  void the_encoding_is_that_of_manifests() throws Exception {
    assertThat(read("\uFEFFexclude: [ä]\n".getBytes(UTF_16BE)).exclude()).containsExactly("ä");
    assertThat(problems(new byte[] {'a', ':', ' ', (byte) 0xE4}))
        .isEqualTo("p.yaml:1:4: error: the bytes are not UTF-8 (save the file as UTF-8)\n");
  }

  @Test
  void misspelt_keys_get_a_suggestion() {
    assertThat(
            problems(
                """
                rule:
                - move: {}
                rules:
                - move: {serviceAcount: default, alowgain: true, "": x}
                - renmae: {from: a, to: b}
                kinds:
                - {gruop: example.com, kind: A, podSpec: spec}
                secrets: []
                """))
        .isEqualTo(
            """
            p.yaml:1:1: error: unknown key 'rule' of the rules file (did you mean 'rules'?)
            p.yaml:4:10: error: unknown key 'serviceAcount' of move (did you mean 'serviceAccount'?)
            p.yaml:4:34: error: unknown key 'alowgain' of move (did you mean 'allowGain'?)
            p.yaml:4:50: error: unknown key '' of move (known: serviceAccount, allowGain, splitServiceAccounts, createMissingServiceAccounts, keepImmutable, dropComments, paths, namespaces)
            p.yaml:5:3: error: unknown rule 'renmae' (did you mean 'rename'?)
            p.yaml:7:4: error: unknown key 'gruop' of an item of 'kinds' (did you mean 'group'?)
            p.yaml:8:1: error: unknown key 'secrets' of the rules file (known: rules, exclude, kinds, externalServiceAccounts)
            """);
  }

  @Test
  void what_has_the_wrong_type_is_named() {
    assertThat(
            problems(
                """
                rules:
                - move: {allowGain: yes, keepImmutable: "true", dropComments: 1, serviceAccount: true}
                - rename: {from: 123, to: [a], paths: a/**, namespaces: [1.5]}
                - image: old
                - move
                - []
                - {}
                exclude: {a: b}
                kinds: [Widget]
                externalServiceAccounts: [vault-agent, {name: a, imagePullSecrets: [{name: b}]}]
                """))
        .isEqualTo(
            """
            p.yaml:2:21: error: 'allowGain' of move has to be true or false, and is text (without quotes)
            p.yaml:2:41: error: 'keepImmutable' of move has to be true or false, and is text (without quotes)
            p.yaml:2:63: error: 'dropComments' of move has to be true or false, and is a number (without quotes)
            p.yaml:2:82: error: 'serviceAccount' of move has to be text, and is true (put it in quotes)
            p.yaml:3:18: error: 'from' of rename has to be text, and is a number (put it in quotes)
            p.yaml:3:27: error: 'to' of rename has to be text, and is a list (a plain value)
            p.yaml:3:39: error: 'paths' of rename has to be a list, and is text (even of one: [ … ])
            p.yaml:3:58: error: an item of 'namespaces' of rename has to be text, and is a number (put it in quotes)
            p.yaml:4:10: error: 'image' has to be a mapping, and is text (image: {from: OLD, to: NEW})
            p.yaml:5:3: error: a rule has to be a mapping with one key, and is text (one of move: {}; rename: {from: OLD, to: NEW}; attach: {secret: NAME, serviceAccount: NAME}; image: {from: OLD, to: NEW})
            p.yaml:6:3: error: a rule has to be a mapping with one key, and is a list (one of move: {}; rename: {from: OLD, to: NEW}; attach: {secret: NAME, serviceAccount: NAME}; image: {from: OLD, to: NEW})
            p.yaml:7:3: error: a rule has to be a mapping with one key, and is an empty mapping (one of move: {}; rename: {from: OLD, to: NEW}; attach: {secret: NAME, serviceAccount: NAME}; image: {from: OLD, to: NEW})
            p.yaml:8:10: error: 'exclude' of the rules file has to be a list, and is a mapping (even of one: [ … ])
            p.yaml:9:9: error: an item of 'kinds' has to be a mapping, and is text ({group: GROUP, kind: KIND, podSpec: spec.template.spec})
            p.yaml:10:27: error: an item of 'externalServiceAccounts' has to be a mapping, and is text ({name: NAME, namespace: NS, imagePullSecrets: [NAME]})
            p.yaml:10:69: error: an item of 'imagePullSecrets' of an item of 'externalServiceAccounts' has to be text, and is a mapping (a plain value)
            """);
    assertThat(problems("- move: {}\n"))
        .isEqualTo(
            "p.yaml:1:1: error: the file has to be a mapping, and is a list (with the keys rules,"
                + " exclude, kinds, externalServiceAccounts)\n");
  }

  @Test
  void what_is_missing_is_named() {
    assertThat(
            problems(
                """
                rules:
                - rename: {from: a}
                - rename:
                - rename: {from: "", to: }
                - attach: {}
                - image: {}
                kinds: [{}]
                externalServiceAccounts: [{}]
                """))
        .isEqualTo(
            """
            p.yaml:2:11: error: rename has no 'to' (the name that the secret gets)
            p.yaml:3:3: error: rename has no 'from' (the name that the secret has)
            p.yaml:3:3: error: rename has no 'to' (the name that the secret gets)
            p.yaml:4:18: error: 'from' of rename is empty (give a value, or remove it)
            p.yaml:4:25: error: 'to' of rename is empty (give a value, or remove it)
            p.yaml:5:11: error: attach has no 'secret' (the name of the secret)
            p.yaml:5:11: error: attach has no 'serviceAccount' (the ServiceAccount that gets it, such as default)
            p.yaml:6:10: error: image has no 'from' (the registry or repository that images have)
            p.yaml:6:10: error: image has no 'to' (the registry or repository that images get)
            p.yaml:7:9: error: an item of 'kinds' has no 'group' (the part of its apiVersion before the slash)
            p.yaml:7:9: error: an item of 'kinds' has no 'kind' (such as Widget)
            p.yaml:7:9: error: an item of 'kinds' has no 'podSpec' (the keys that lead to it: spec.template.spec)
            p.yaml:8:27: error: an item of 'externalServiceAccounts' has no 'name' (the name of the ServiceAccount)
            p.yaml:8:27: error: an item of 'externalServiceAccounts' has no 'imagePullSecrets' (all that it has, in order; [] if it has none)
            """);
  }

  @Test
  void values_that_cant_be_right_are_named() {
    assertThat(
            problems(
                """
                rules:
                - move: {serviceAccount: My_Account, paths: ["["], namespaces: [-x]}
                - rename: {from: "{namespace}-a", to: "{env}-b"}
                - attach: {secret: "{namespace}.c", serviceAccount: "{namespace}"}
                - image: {from: "old:latest", to: new/}
                exclude: ["["]
                kinds: [{group: Example, kind: my-kind, podSpec: .spec}]
                externalServiceAccounts:
                - {name: a, namespace: N, imagePullSecrets: [S]}
                - {name: b, imagePullSecrets: []}
                - {name: b, imagePullSecrets: [c]}
                """))
        .isEqualTo(
            """
            p.yaml:2:26: error: 'My_Account' is no name that Kubernetes accepts (lower case letters, digits, '-' and '.', at most 253 characters (RFC 1123))
            p.yaml:2:46: error: the glob "[" is wrong (as in .gitignore)
            p.yaml:2:65: error: '-x' is no name that Kubernetes accepts (lower case letters, digits, '-' and '.', at most 253 characters (RFC 1123))
            p.yaml:3:18: error: '{namespace}-a' is no name that Kubernetes accepts (only 'to' of rename and 'secret' of attach are filled in, and only {namespace})
            p.yaml:3:39: error: '{env}-b' is no name that Kubernetes accepts (only 'to' of rename and 'secret' of attach are filled in, and only {namespace})
            p.yaml:4:53: error: '{namespace}' is no name that Kubernetes accepts (only 'to' of rename and 'secret' of attach are filled in, and only {namespace})
            p.yaml:5:17: error: 'old:latest' is no registry or repository (without tag, digest and slash at the end)
            p.yaml:5:35: error: 'new/' is no registry or repository (without tag, digest and slash at the end)
            p.yaml:6:11: error: the glob "[" is wrong (as in .gitignore)
            p.yaml:7:17: error: 'Example' is no name that Kubernetes accepts (lower case letters, digits, '-' and '.', at most 253 characters (RFC 1123))
            p.yaml:7:32: error: 'my-kind' can't be a 'kind' (such as Widget)
            p.yaml:7:50: error: '.spec' can't be a 'podSpec' (the keys that lead to it: spec.template.spec)
            p.yaml:9:24: error: 'N' is no name that Kubernetes accepts (lower case letters, digits, '-' and '.', at most 253 characters (RFC 1123))
            p.yaml:9:46: error: 'S' is no name that Kubernetes accepts (lower case letters, digits, '-' and '.', at most 253 characters (RFC 1123))
            p.yaml:11:3: error: ServiceAccount 'b' is declared twice (keep one; the other is in line 10)
            """);
  }

  @Test
  void a_rule_has_one_key() {
    assertThat(
            problems(
                """
                rules:
                - move: {}
                  rename: {from: a, to: b, too: c}
                - rename:
                  from: a
                  to: b
                - rename: {from: c, to: d}
                  paths: [x]
                """))
        .isEqualTo(
            """
            p.yaml:2:3: error: a rule has one key, and this one has move and rename (make each an item of its own)
            p.yaml:3:28: error: unknown key 'too' of rename (did you mean 'to'?)
            p.yaml:5:3: error: 'from' stands beside 'rename' (put it inside: rename: {from: …})
            p.yaml:6:3: error: 'to' stands beside 'rename' (put it inside: rename: {to: …})
            p.yaml:8:3: error: 'paths' stands beside 'rename' (put it inside: rename: {paths: …})
            """);
  }

  @Test
  void a_key_is_given_once() {
    assertThat(
            problems(
                """
                exclude: [a]
                rules: [{rename: {from: a, from: b, to: c}}]
                exclude: [b]
                """))
        .isEqualTo(
            """
            p.yaml:2:28: error: 'from' of rename is given twice (keep one; the other is in line 2)
            p.yaml:3:1: error: 'exclude' of the rules file is given twice (keep one; the other is in line 1)
            """);
  }

  @Test
  void a_result_that_a_second_run_would_change_is_refused() {
    assertThat(
            problems(
                """
                rules:
                - rename: {from: a, to: b}
                - rename: {from: b, to: a}
                - rename: {from: c, to: c}
                - rename: {from: d, to: "{namespace}-d", namespaces: [x]}
                - rename: {from: x-d, to: e}
                - image: {from: r.example, to: r.example/shop}
                - image: {from: s.example, to: r.example}
                """))
        .isEqualTo(
            """
            p.yaml:2:3: error: 'a' is replaced here, and the rule in line 3 puts it in (a second run would go on: give each old name its final name)
            p.yaml:3:3: error: 'b' is replaced here, and the rule in line 2 puts it in (a second run would go on: give each old name its final name)
            p.yaml:4:3: error: what replaces 'c' is matched by the same rule again (a second run would change it again: give another name)
            p.yaml:6:3: error: 'x-d' is replaced here, and the rule in line 5 puts it in (a second run would go on: give each old name its final name)
            p.yaml:7:3: error: what replaces 'r.example' is matched by the same rule again (a second run would change it again: give another name)
            p.yaml:7:3: error: 'r.example' is replaced here, and the rule in line 8 puts it in (a second run would go on: give each old name its final name)
            """);
  }

  @Test
  void renames_of_other_namespaces_are_no_chain() throws Exception {
    Rules rules =
        read(
            """
            rules:
            - rename: {from: a, to: b, namespaces: [x]}
            - rename: {from: b, to: c, namespaces: [y]}
            - rename: {from: x-d, to: "{namespace}-d"}
            - image: {from: r.example/shop, to: r.example/shops}
            """);

    assertThat(rules.rules()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b: c\n|1:5: error: not YAML: mapping values are not allowed here (mend it here or in the"
            + " line above)",
        "a: [\n|2:1: error: not YAML: expected the node content, but found '<stream end>' (while"
            + " parsing a flow node that starts in line 2)",
        "rules:\n\t- move\n|2:1: error: not YAML: found character '\\t(TAB)' that cannot start any"
            + " token. (Do not use \\t(TAB) for indentation) (mend it here or in the line"
            + " above)",
        "a: 1\n---\nb: 2\n|3:1: error: a second document starts here (keep everything in one)",
        "exclude: *none\n|1:10: error: no value above has the anchor 'none' (mark the value with"
            + " &none)",
        "exclude: &a [*a]\n|1:14: error: no value above has the anchor 'a' (mark the value with &a)",
        "😀: \u0001\n|1:4: error: this character is not allowed in YAML (remove it)",
        "? [a, b]\n: c\n|1:4: error: a key is not plain text (a rules file is simpler than that)",
        "'😀': \"x\n|2:1: error: not YAML: found unexpected end of stream (while scanning a quoted"
            + " scalar that starts in line 1)",
      })
  void text_that_is_not_yaml_is_named(String yamlAndProblem) {
    int bar = yamlAndProblem.lastIndexOf('|');

    assertThat(problems(yamlAndProblem.substring(0, bar)))
        .contains("p.yaml:" + yamlAndProblem.substring(bar + 1) + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Secret\ndata: {}\n",
        "---\n\"apiVersion\": v1\n",
        "{\"apiVersion\": \"v1\"}",
        "\n{\n  \"kind\": \"Secret\",\n  \"apiVersion\": \"v1\"\n}",
        "\uFEFFapiVersion: v1\n",
        "{{- if .Values.secret }}\napiVersion: v1\n{{- end }}\n",
      })
  void a_manifest_is_no_rules_file(String yaml) {
    assertThat(RulesReader.looksLikeManifest(yaml.getBytes(UTF_8))).isTrue();
    assertThat(problems(yaml))
        .isEqualTo(
            "p.yaml:1:1: error: this is a manifest, not a rules file (name the rules file)\n");
  }

  @Test
  void an_indented_key_is_no_manifest() {
    assertThat(RulesReader.looksLikeManifest("a:\n  apiVersion: v1\n".getBytes(UTF_8))).isFalse();
  }

  @Test
  void deep_nesting_is_refused() {
    assertThat(problems("a: " + "[".repeat(5000)))
        .isEqualTo(
            "p.yaml:1:1: error: something is too long or nested too deep (a rules file is"
                + " simpler than that)\n");
  }

  @Test
  void a_file_of_more_than_a_mebibyte_is_refused() {
    String comment = "#" + "x".repeat(RulesReader.MAX_BYTES - 2) + "\n";

    assertThat(problems(comment + "kinds: 1\n"))
        .isEqualTo(
            "p.yaml:1:1: error: the file has 1048585 bytes, and a rules file may have 1 MiB (use"
                + " globs in place of long lists)\n");
    assertThat(problems(comment)).startsWith("Rules[rules=[]");
  }
}
