package io.github.pullsecret.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.PatchDocument.Part;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.DocumentParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What patches of both forms do to pull secrets, and what they leave alone. */
class PatchReaderTest {
  /** A part as {@code LIST}, or {@code ACCOUNT app} where it says the ServiceAccount. */
  private static String parts(String text) {
    return read(text).map(PatchDocument::parts).orElse(List.of()).stream()
        .map(part -> part.change() + part.account().map(name -> " " + name).orElse(""))
        .collect(Collectors.joining(", "));
  }

  private static Optional<PatchDocument> read(String text) {
    try {
      SourceText source = SourceText.decode(text.getBytes(UTF_8));
      Value root =
          Value.root(
                  DocumentParser.parse(source, DocumentParser.split(source).get(0)), "patch.yaml")
              .orElseThrow();
      return PatchReader.read(root);
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  private record Row(String what, String patch, String parts) {}

  private static Stream<DynamicTest> tests(Row... rows) {
    return Stream.of(rows)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.what(), () -> assertThat(parts(row.patch())).isEqualTo(row.parts())));
  }

  private static String deployment(String podSpec) {
    return "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {"
        + podSpec
        + "}}}}";
  }

  @TestFactory
  Stream<DynamicTest> strategic_merge() {
    return tests(
        new Row("a list", deployment("imagePullSecrets: [{name: a}]"), "LIST"),
        new Row(
            "an entry deleted",
            deployment("imagePullSecrets: [{$patch: delete, name: a}]"),
            "LIST"),
        new Row("a list replaced", deployment("imagePullSecrets: [{$patch: replace}]"), "LIST"),
        new Row("null", deployment("imagePullSecrets: null"), "LIST"),
        new Row("nothing", deployment("imagePullSecrets: "), "LIST"),
        new Row("an empty list", deployment("imagePullSecrets: []"), "EMPTY_LIST"),
        new Row("an order", deployment("$setElementOrder/imagePullSecrets: [{name: a}]"), "LIST"),
        new Row("a name", deployment("serviceAccountName: app"), "ACCOUNT app"),
        new Row("the old name", deployment("serviceAccount: app"), "ACCOUNT app"),
        new Row(
            "no name, whatever was below it", deployment("serviceAccountName: null"), "ACCOUNT"),
        new Row(
            "both",
            deployment("serviceAccountName: x, imagePullSecrets: [{name: a}]"),
            "ACCOUNT x, LIST"),
        new Row("the pod spec replaced", deployment("$patch: replace, containers: []"), "WHOLE"),
        new Row("the pod spec taken away", "{kind: Job, spec: {template: {spec: null}}}", "WHOLE"),
        new Row("the template taken away", "{kind: CronJob, spec: {jobTemplate: }}", "WHOLE"),
        new Row(
            "the object deleted",
            "{kind: Deployment, metadata: {name: web}, $patch: delete}",
            "GONE"),
        new Row("a container deleted", deployment("containers: [{$patch: delete, name: x}]"), ""),
        new Row("an image", deployment("containers: [{name: x, image: y}]"), ""),
        new Row(
            "a list of a ServiceAccount",
            "{kind: ServiceAccount, imagePullSecrets: [{name: a}]}",
            "LIST"),
        new Row("an empty one", "{kind: ServiceAccount, imagePullSecrets: []}", "EMPTY_LIST"),
        new Row(
            "something that is merged in",
            "{x: &x {imagePullSecrets: }, spec: {template: {spec: {<<: *x}}}}",
            "LIST, WHOLE"));
  }

  @TestFactory
  Stream<DynamicTest> json_patch() {
    String spec = "/spec/template/spec";
    return tests(
        new Row("the list", op("add", spec + "/imagePullSecrets", "[{name: x}]"), "LIST"),
        new Row("an entry", op("add", spec + "/imagePullSecrets/-", "{name: x}"), "LIST"),
        new Row("a name in it", op("replace", spec + "/imagePullSecrets/0/name", "x"), "LIST"),
        new Row("a test of it", op("test", spec + "/imagePullSecrets/0/name", "x"), "LIST"),
        new Row("no list", "[{op: remove, path: " + spec + "/imagePullSecrets}]", "LIST"),
        new Row(
            "of a CronJob",
            op("add", "/spec/jobTemplate/spec/template/spec/imagePullSecrets", "[]"),
            "LIST"),
        new Row("of a ServiceAccount", op("add", "/imagePullSecrets", "[]"), "LIST"),
        new Row("the account", op("add", spec + "/serviceAccountName", "app"), "ACCOUNT app"),
        new Row("the old name", op("add", spec + "/serviceAccount", "app"), "ACCOUNT app"),
        new Row("no account", "[{op: remove, path: " + spec + "/serviceAccountName}]", "ACCOUNT"),
        new Row(
            "the account, from elsewhere",
            "[{op: copy, from: /metadata/name, path: " + spec + "/serviceAccountName}]",
            "ACCOUNT, IDENTITY"),
        new Row("the pod spec", op("replace", spec, "{}"), "WHOLE"),
        new Row("the template", op("replace", "/spec/template", "{}"), "WHOLE"),
        new Row("everything", op("replace", "\"\"", "{}"), "WHOLE"),
        new Row("the name", op("replace", "/metadata/name", "x"), "IDENTITY"),
        new Row("replicas", op("replace", "/spec/replicas", "3"), ""),
        new Row("an image", op("replace", spec + "/containers/0/image", "x"), ""),
        new Row("a label", op("add", "/metadata/labels/x", "y"), ""),
        new Row(
            "several",
            "[{op: add, path: /spec/x, value: 1}, {op: remove, path: "
                + spec
                + "/imagePullSecrets}]",
            "LIST"));
  }

  private static String op(String op, String path, String value) {
    return "[{op: " + op + ", path: " + path + ", value: " + value + "}]";
  }

  @Test
  void a_star_may_stand_for_what_holds_the_list() {
    assertThat(PatchReader.change("/spec/template/spec/*/0/name")).isPresent();
    assertThat(PatchReader.change("/spec/template/spec/containers/*/image")).isEmpty();
  }

  @Test
  void the_target_is_what_the_patch_says_of_itself() {
    PatchTarget target = read(deployment("imagePullSecrets: null")).orElseThrow().target();
    GroupKind deployment = new GroupKind("apps", "Deployment");
    assertThat(target.mayBe(deployment, "web", false)).isTrue();
    assertThat(target.mayBe(deployment, "api", false)).isFalse();
    assertThat(target.mayBe(deployment, "we", true)).as("renamed to web").isTrue();
    assertThat(target.mayBe(new GroupKind("apps", "StatefulSet"), "web", false)).isFalse();
    assertThat(target.mayBe(new GroupKind("other.example", "Deployment"), "web", false)).isFalse();
  }

  @Test
  void a_target_is_a_regular_expression_of_the_whole() {
    GroupKind deployment = new GroupKind("apps", "Deployment");
    assertThat(target("app.*", "Deploy.*", "w.*").mayBe(deployment, "web", false)).isTrue();
    assertThat(target("app", "Deployment", "web").mayBe(deployment, "web", false)).isFalse();
    assertThat(target("apps", "Deployment", "eb").mayBe(deployment, "web", false)).isFalse();
    assertThat(target("apps", "Deployment", "dev-.*").mayBe(deployment, "web", true))
        .as("it may be for the name that a prefix makes")
        .isTrue();
    assertThat(target("apps", "Deployment", "(?P<x>web)").mayBe(deployment, "web", false))
        .as("a form that only kustomize knows")
        .isTrue();
  }

  private static PatchTarget target(String group, String kind, String name) {
    return new PatchTarget(Optional.of(group), Optional.of(kind), Optional.of(name));
  }

  @Test
  void only_some_parts_may_give_pods_a_service_account_or_take_their_list() {
    List<Part> parts = read(deployment("serviceAccountName: dev-app")).orElseThrow().parts();
    assertThat(parts.get(0).mayGive("app", false)).isFalse();
    assertThat(parts.get(0).mayGive("app", true)).as("renamed to dev-app").isTrue();
    assertThat(parts.get(0).mayRemoveList()).isFalse();
    Part removed =
        read("[{op: remove, path: /spec/template/spec/serviceAccountName}]")
            .orElseThrow()
            .parts()
            .get(0);
    assertThat(removed.mayGive("app", false)).as("the old name may be below it").isTrue();
    Part list = read(deployment("imagePullSecrets: null")).orElseThrow().parts().get(0);
    assertThat(list.mayRemoveList()).isTrue();
    assertThat(list.mayGive("app", false)).isFalse();
  }
}
