package io.github.pullsecret.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pullsecret.files.SkippedPlace.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeWalkTest {
  private static final String NAMING = "spec:\n  imagePullSecrets: [{name: dockersec}]\n";

  private final Tree tree;

  TreeWalkTest(@TempDir Path directory) throws IOException {
    tree = Tree.at(directory);
  }

  private FoundFiles find(String... paths) throws NoSuchPathException {
    return TreeWalk.find(Stream.of(paths).map(Path::of).toList(), tree.workingDirectory());
  }

  private static List<String> displays(FoundFiles found) {
    return found.files().stream().map(TreeFile::display).toList();
  }

  private FoundFiles foundOnly(String... files) {
    return new FoundFiles(
        Stream.of(files).map(file -> new TreeFile(tree.path(file), file, tree.root())).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void files_are_found_by_their_names_in_the_order_kubectl_applies_them() throws Exception {
    tree.files(
        "a-b/x.yaml",
        "a/x.yaml",
        "a.yaml",
        "b/Kustomization",
        "b/x.yml",
        "b/x.json",
        "B.yaml",
        "b/x.YAML",
        "b/kustomization",
        "b/x.txt",
        "Chart.lock",
        ".gitlab-ci.yml",
        "b/x.yaml.bak");

    assertThat(find("."))
        .isEqualTo(
            foundOnly(
                ".gitlab-ci.yml",
                "B.yaml",
                "a/x.yaml",
                "a-b/x.yaml",
                "a.yaml",
                "b/Kustomization",
                "b/x.json",
                "b/x.yml"));
  }

  @Test
  void a_file_is_read_when_asked() throws Exception {
    tree.file("a.yaml", "kind: Pod\n");

    assertThat(find(".").files().get(0).read()).asString().isEqualTo("kind: Pod\n");
  }

  @Test
  void skipped_places_are_named_if_they_name_pull_secrets() throws Exception {
    Files.createDirectory(tree.path(".git"));
    tree.file(".gitignore", "/generated/\nlocal*.yaml\n");
    tree.file(".git/x.yaml", NAMING);
    tree.file(".github/deploy.yaml", NAMING);
    tree.file(".idea/workspace.yaml", "nothing");
    tree.file("build/a.yaml", NAMING);
    tree.file("build/deep/target/b.json", NAMING);
    tree.file("build/c.txt", NAMING);
    tree.file("charts/redis/Chart.yaml", "");
    tree.file("charts/redis/templates/_pod.tpl", NAMING);
    tree.file("charts/redis/templates/deploy.yaml", NAMING);
    tree.file("charts/redis/values.yaml", NAMING);
    tree.file("generated/a.yaml", NAMING);
    tree.file("local.yaml", NAMING);
    tree.file("local2.yaml", "");
    tree.file("node_modules/chart/a.json", NAMING);
    tree.file("node_modules/chart/a.yml", NAMING);
    tree.file("src/it/a.yaml", NAMING);
    tree.file("src/test/a.yaml", NAMING);
    tree.file("target/.git/a.yaml", NAMING);
    tree.file("templates/it/a.yaml", "");
    tree.file("test/a.yaml", "");

    assertThat(find("."))
        .isEqualTo(
            new FoundFiles(
                foundOnly(
                        "charts/redis/Chart.yaml",
                        "charts/redis/values.yaml",
                        "templates/it/a.yaml",
                        "test/a.yaml")
                    .files(),
                List.of(
                    new SkippedPlace(".github", Kind.HIDDEN, 1),
                    new SkippedPlace("build", Kind.BUILD_OUTPUT, 2),
                    new SkippedPlace("charts/redis/templates", Kind.HELM_TEMPLATES, 2),
                    new SkippedPlace("generated", Kind.IGNORED_BY_GIT, 1),
                    new SkippedPlace("local.yaml", Kind.IGNORED_BY_GIT, 1),
                    new SkippedPlace("node_modules", Kind.NODE_MODULES, 1),
                    new SkippedPlace("src/it", Kind.TEST_SOURCES, 1),
                    new SkippedPlace("src/test", Kind.TEST_SOURCES, 1)),
                List.of(),
                List.of()));
  }

  @Test
  void the_name_of_pull_secrets_is_found_wherever_it_lies_in_a_skipped_file() throws Exception {
    int readAtOnce = 1 << 16;
    for (int before = readAtOnce - 17; before <= readAtOnce + 1; before++) {
      tree.file("build/" + before + ".yaml", " ".repeat(before) + "imagePullSecrets");
    }
    tree.file("build/almost.yaml", "imagePullSecret".repeat(9000));
    tree.file("build/empty.yaml", "");

    assertThat(find(".").skipped())
        .containsExactly(new SkippedPlace("build", Kind.BUILD_OUTPUT, 19));
  }

  @Test
  void a_path_given_by_name_is_never_skipped() throws Exception {
    Files.createDirectory(tree.path(".git"));
    tree.file(".gitignore", "/build/\n/generated/*\n*.local.yaml\n");
    tree.file("build/a.yaml", NAMING);
    tree.file("build/.gitignore", "/own.yaml\n");
    tree.file("build/own.yaml", NAMING);
    tree.file("build/target/b.yaml", NAMING);
    tree.files("generated/a.yaml", "x.local.yaml", "manifest.txt", ".hidden/a.yaml");

    FoundFiles found = find("build", "generated", "x.local.yaml", "manifest.txt", ".hidden");

    assertThat(found)
        .isEqualTo(
            new FoundFiles(
                List.of(
                    new TreeFile(
                        tree.path(".hidden/a.yaml"), ".hidden/a.yaml", tree.path(".hidden")),
                    new TreeFile(tree.path("build/a.yaml"), "build/a.yaml", tree.path("build")),
                    new TreeFile(
                        tree.path("generated/a.yaml"), "generated/a.yaml", tree.path("generated")),
                    new TreeFile(tree.path("manifest.txt"), "manifest.txt", tree.root()),
                    new TreeFile(tree.path("x.local.yaml"), "x.local.yaml", tree.root())),
                List.of(
                    new SkippedPlace("build/own.yaml", Kind.IGNORED_BY_GIT, 1),
                    new SkippedPlace("build/target", Kind.BUILD_OUTPUT, 1)),
                List.of(),
                List.of()));
  }

  @Test
  void rules_of_git_above_a_path_hold_below_it() throws Exception {
    Files.createDirectory(tree.path(".git"));
    tree.file(".gitignore", "*.local.yaml\n");
    tree.files("apps/a.yaml", "apps/a.local.yaml");

    assertThat(displays(find("apps"))).containsExactly("apps/a.yaml");
  }

  @Test
  void test_sources_are_skipped_under_the_path_src_too() throws Exception {
    tree.files("src/main/a.yaml", "src/test/a.yaml");

    assertThat(displays(find("src"))).containsExactly("src/main/a.yaml");
    assertThat(displays(find("src/test"))).containsExactly("src/test/a.yaml");
  }

  @Test
  void what_a_path_reads_in_a_skipped_place_does_not_count_as_skipped() throws Exception {
    tree.file("build/a.yaml", NAMING);
    tree.file("build/k8s/b.yaml", NAMING);
    tree.file("build/other/c.yaml", NAMING);

    FoundFiles found = find(".", "build/k8s", "build/a.yaml");

    assertThat(found)
        .isEqualTo(
            new FoundFiles(
                foundOnly("build/a.yaml", "build/k8s/b.yaml").files(),
                List.of(new SkippedPlace("build", Kind.BUILD_OUTPUT, 1)),
                List.of(),
                List.of()));
    assertThat(find(".", "build"))
        .isEqualTo(foundOnly("build/a.yaml", "build/k8s/b.yaml", "build/other/c.yaml"));
  }

  @Test
  void a_file_given_twice_is_found_once() throws Exception {
    tree.files("apps/a.yaml", "apps/b.yaml");

    assertThat(find("apps", ".", "apps/a.yaml", "./apps/../apps", tree.path("apps").toString()))
        .isEqualTo(foundOnly("apps/a.yaml", "apps/b.yaml"));
  }

  @Test
  void a_file_elsewhere_is_shown_absolute() throws Exception {
    tree.files("work/a.yaml", "other/b.yaml");

    FoundFiles found =
        TreeWalk.find(
            List.of(Path.of("../other"), Path.of("")), WorkingDirectory.at(tree.path("work")));

    assertThat(displays(found))
        .containsExactly(tree.path("other/b.yaml").toString().replace('\\', '/'), "a.yaml");
  }

  @Test
  void a_link_to_a_file_of_the_tree_is_that_file() throws Exception {
    tree.files("apps/a.yaml", "apps/data.txt", "build/gen.yaml");
    tree.link("apps/same.yaml", "a.yaml");
    tree.link("apps/data.yaml", "data.txt");
    tree.link("apps/gen.yaml", "../build/gen.yaml");

    assertThat(find(".")).isEqualTo(foundOnly("apps/a.yaml", "apps/data.txt", "build/gen.yaml"));
  }

  @Test
  void links_that_lead_elsewhere_are_only_named() throws Exception {
    tree.files("apps/a.yaml", "other/b.yaml", "other/c.yaml");
    tree.link("apps/broken.yaml", "missing.yaml");
    tree.link("apps/.#broken", "user@host.1");
    tree.link("apps/directory", "../other");
    tree.link("apps/node_modules", "../other");
    tree.link("apps/loop", ".");
    tree.link("apps/outside.yaml", "../other/b.yaml");
    tree.link("apps/outside.txt", "../other/b.yaml");
    tree.link("apps/given.yaml", "../other/c.yaml");

    assertThat(find("apps", "other/c.yaml"))
        .isEqualTo(
            new FoundFiles(
                List.of(
                    new TreeFile(tree.path("apps/a.yaml"), "apps/a.yaml", tree.path("apps")),
                    new TreeFile(tree.path("other/c.yaml"), "other/c.yaml", tree.path("other"))),
                List.of(),
                List.of(
                    new UnfollowedLink("apps/broken.yaml", UnfollowedLink.Kind.BROKEN),
                    new UnfollowedLink("apps/directory", UnfollowedLink.Kind.DIRECTORY),
                    new UnfollowedLink("apps/loop", UnfollowedLink.Kind.DIRECTORY),
                    new UnfollowedLink("apps/outside.yaml", UnfollowedLink.Kind.OUTSIDE)),
                List.of()));
  }

  @Test
  void a_path_that_is_a_link_is_resolved() throws Exception {
    tree.files("apps/a.yaml", "b.yaml");
    tree.link("link", "apps");
    tree.link("link.txt", "b.yaml");

    assertThat(displays(find("link", "link.txt"))).containsExactly("apps/a.yaml", "b.yaml");
  }

  @Test
  void all_paths_that_do_not_exist_are_named() throws Exception {
    tree.files("a.yaml");
    tree.link("broken", "missing");

    var exception =
        catchThrowableOfType(
            NoSuchPathException.class, () -> find("a.yaml", "deploy", "broken", "b.yaml"));

    assertThat(exception).hasMessage("no such file or directory: deploy, broken, b.yaml");
    assertThat(exception.paths())
        .containsExactly(Path.of("deploy"), Path.of("broken"), Path.of("b.yaml"));
  }

  @Test
  void a_directory_that_cannot_be_listed_is_a_problem() throws Exception {
    tree.files("a.yaml", "closed/b.yaml");
    assumeTrue(tree.isPosix(), "needs POSIX permissions");
    Files.setPosixFilePermissions(
        tree.path("closed"), PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(tree.path("closed")), "root may read everything");

    FoundFiles found = find(".", "closed/b.yaml");

    Files.setPosixFilePermissions(
        tree.path("closed"), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(found)
        .isEqualTo(
            new FoundFiles(
                foundOnly("a.yaml").files(),
                List.of(),
                List.of(),
                List.of(
                    new DiskProblem("closed", "permission denied"),
                    new DiskProblem("closed/b.yaml", "permission denied"))));
  }

  @Test
  void a_gitignore_that_cannot_be_read_is_a_problem() throws Exception {
    Files.createDirectory(tree.path(".git"));
    tree.file(".gitignore", "b.yaml\n");
    tree.file("apps/.gitignore", "*.yaml\n");
    tree.files("apps/a.yaml", "apps/b.yaml");
    assumeTrue(tree.isPosix(), "needs POSIX permissions");
    Files.setPosixFilePermissions(
        tree.path("apps/.gitignore"), PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(tree.path("apps/.gitignore")), "root may read everything");

    assertThat(find("."))
        .isEqualTo(
            new FoundFiles(
                foundOnly("apps/a.yaml").files(),
                List.of(),
                List.of(),
                List.of(new DiskProblem("apps/.gitignore", "permission denied"))));
  }

  @Test
  void a_pipe_is_never_opened() throws Exception {
    assumeTrue(tree.isPosix(), "needs mkfifo");
    tree.files("a.yaml");
    assertThat(new ProcessBuilder("mkfifo", tree.path("pipe.yaml").toString()).start().waitFor())
        .isZero();

    tree.link("link.yaml", "pipe.yaml");
    tree.link("zero.yaml", "/dev/zero");
    assertThat(find("."))
        .isEqualTo(
            new FoundFiles(
                foundOnly("a.yaml").files(),
                List.of(),
                List.of(
                    new UnfollowedLink("link.yaml", UnfollowedLink.Kind.SPECIAL),
                    new UnfollowedLink("pipe.yaml", UnfollowedLink.Kind.SPECIAL),
                    new UnfollowedLink("zero.yaml", UnfollowedLink.Kind.SPECIAL)),
                List.of()));
    assertThat(find("pipe.yaml").problems())
        .containsExactly(new DiskProblem("pipe.yaml", "neither a file nor a directory"));
  }
}
