package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --changed-since} in a repository; golden cases have none. */
class ChangedSinceTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void commit() throws Exception {
    write("apps/web.yaml", pod("web", ""));
    write("apps/api.yaml", pod("api", ""));
    write("pay/pay.yaml", pod("pay", "serviceAccountName: pay, "));
    write("pay/account.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: pay}\n");
    git("init", "-q");
    git("add", "--all");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "Add pods");
  }

  @Test
  void only_what_differs_and_new_files_are_written() throws Exception {
    change("apps/web.yaml");
    write("apps/new.yaml", pod("new", ""));

    assertThat(run("move", "--changed-since", "HEAD")).isZero();

    assertThat(status())
        .containsExactlyInAnyOrder(
            " M apps/web.yaml", "?? apps/new.yaml", "?? apps/00-serviceaccounts.yaml");
    assertThat(out.toString(UTF_8)).contains("Moved 2 of 4 workloads", "2 not-selected");
    assertThat(Files.readString(directory.resolve("apps/api.yaml"))).isEqualTo(pod("api", ""));
  }

  @Test
  void a_workload_stays_if_its_service_account_may_not_be_written() throws Exception {
    change("pay/pay.yaml");

    assertThat(run("move", "--changed-since", "HEAD")).isZero();

    assertThat(out.toString(UTF_8))
        .contains("the file of its ServiceAccount is not to be written (pay/account.yaml:1)");
    assertThat(status()).containsExactly(" M pay/pay.yaml");

    change("pay/account.yaml");
    out.reset();
    assertThat(run("move", "--changed-since", "HEAD")).isZero();
    assertThat(out.toString(UTF_8)).contains("Moved 1 of 3 workloads");
  }

  @Test
  void nothing_differs() throws Exception {
    assertThat(run("rename", "dockersec", "other", "--changed-since", "HEAD")).isZero();

    assertThat(out.toString(UTF_8)).contains("the options exclude");
    assertThat(status()).isEmpty();
  }

  @Test
  void a_list_and_a_reference_limit_together() throws Exception {
    change("apps/web.yaml");
    change("apps/api.yaml");
    write("list", "apps/web.yaml\npay/pay.yaml\n");

    assertThat(run("move", "--changed-since", "HEAD", "--files-from", "list")).isZero();

    assertThat(out.toString(UTF_8)).contains("Moved 1 of 3 workloads", "2 not-selected");
  }

  @Test
  void a_reference_that_is_none_is_a_mistake() throws Exception {
    assertThat(run("move", "--changed-since", "mian")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString(UTF_8))
        .startsWith("error: the Git repository . has no commit 'mian': check the spelling");
    assertThat(status()).isEmpty();
  }

  private static String pod(String name, String account) {
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: "
        + name
        + "}\nspec: {"
        + account
        + "imagePullSecrets: [{name: dockersec}]}\n";
  }

  private void change(String file) throws IOException {
    Path path = directory.resolve(file);
    Files.writeString(path, Files.readString(path) + "# changed\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<String> status() throws Exception {
    return git("status", "--porcelain", "--untracked-files=all").lines().toList();
  }

  private String git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private int run(String... args) {
    return Main.run(
        args,
        directory,
        new PrintStream(out, /* autoFlush= */ true, UTF_8),
        new PrintStream(err, /* autoFlush= */ true, UTF_8));
  }
}
