package io.github.pullsecret.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of custom resources that a user vouches for. */
class UserKindTest {
  private static final GroupKind WIDGET = new GroupKind("example.com", "Widget");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec",
        "spec.template.spec",
        "spec.parts[].template.spec",
        "spec.parts.*.pod",
        "spec.*[].pod",
        "parts[].pod",
      })
  void the_pod_spec_at_the_path_can_move(String path) {
    UserKind kind = new UserKind("example.com", "Widget", path);
    List<PodSpec> pods = new CustomObject(WIDGET).secret(kind.row()).pods(kind);
    assertThat(pods).hasSize(1);
    assertThat(pods.get(0).obstacle()).isEmpty();
    assertThat(pods.get(0).account().isDefault()).isTrue();
  }

  @Test
  void a_pod_spec_elsewhere_in_it_stays() {
    UserKind kind = new UserKind("example.com", "Widget", "spec.template.spec");
    UserKind elsewhere = new UserKind("example.com", "Widget", "spec.other");
    List<PodSpec> pods = new CustomObject(WIDGET).secret(elsewhere.row()).pods(kind);
    assertThat(pods).hasSize(1);
    assertThat(pods.get(0).obstacle().orElseThrow().reason()).isEqualTo(KeepReason.CUSTOM_RESOURCE);
  }

  @Test
  void a_user_knows_better_than_the_table() {
    UserKind kind = new UserKind("argoproj.io", "WorkflowTemplate", "spec");
    List<PodSpec> pods =
        new CustomObject(new GroupKind("argoproj.io", "WorkflowTemplate"))
            .secret(kind.row())
            .pods(kind);
    assertThat(pods).hasSize(1);
    assertThat(pods.get(0).obstacle()).isEmpty();
  }

  @Test
  void a_group_without_a_dot_can_be_declared() {
    UserKind kind = new UserKind("widgets", "Widget", "spec.pod");
    List<PodSpec> pods =
        new CustomObject(new GroupKind("widgets", "Widget")).secret(kind.row()).pods(kind);
    assertThat(pods).hasSize(1);
    assertThat(pods.get(0).obstacle()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com/v1, Widget, spec.pod, 'the group \"example.com/v1\" has to be an API group without"
        + " version, as example.com'",
    "'', Widget, spec.pod, 'the group \"\" has to be an API group without version, as example.com'",
    "example.com, '', spec.pod, the kind is missing",
    "apps, Deployment, spec.pod, 'Deployment of apps is Kubernetes'' own, and its pod spec is known'",
    "example.com, Widget, '', 'a key is missing in the path \"\"'",
    "example.com, Widget, spec..pod, 'a key is missing in the path \"spec..pod\"'",
    "example.com, Widget, spec.pod., 'a key is missing in the path \"spec.pod.\"'",
    "example.com, Widget, spec.[].pod, 'a key is missing in the path \"spec.[].pod\"'",
    "example.com, Widget, spec.parts[0].pod, '\"parts[0]\" in the path \"spec.parts[0].pod\" is no"
        + " key, no * and no key with []'",
    "example.com, Widget, $.spec, '\"$\" in the path \"$.spec\" is no key, no * and no key with []'",
  })
  void what_is_wrong_with_a_declaration_is_said(
      String group, String kind, String path, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UserKind(group, kind, path))
        .withMessage(message);
  }
}
