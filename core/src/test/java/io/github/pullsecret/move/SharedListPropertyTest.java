package io.github.pullsecret.move;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pullsecret.kubernetes.ManifestReader;
import io.github.pullsecret.move.MoveRewriter.NewText;
import io.github.pullsecret.move.MoveRewriter.Rewritten;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.tree.EffectiveSecrets;
import io.github.pullsecret.tree.ManifestTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Lists of pods that share what they can through anchors, aliases and merge keys, moved with random
 * options: read with another parser, which writes aliases and merge keys out, every pod keeps its
 * secrets and all else that it has; and a second run changes nothing. The seed is fixed so that
 * builds agree; leave it out to look further.
 */
class SharedListPropertyTest {
  private static final String FILE = "all.yaml";

  @Property(seed = "20261125", tries = 1500)
  void every_pod_keeps_what_it_has(@ForAll long seed) {
    Rewritten rewritten = check(seed);
    Statistics.label("moved").collect(!rewritten.plan().moved().isEmpty());
    Statistics.label("moved")
        .coverage(share -> share.check(true).percentage(percent -> percent > 25));
  }

  /** Makes the file of a seed, moves its lists and compares. */
  static Rewritten check(long seed) {
    String text = new SharingList(new Random(seed)).text();
    MoveOptions options = options(new Random(seed + 1));
    Map<String, String> before = Map.of(FILE, text);
    Rewritten rewritten = rewrite(before, options);
    Map<String, String> after = new TreeMap<>(before);
    for (NewText each : rewritten.texts()) {
      after.put(each.path(), each.after().text());
    }
    String description = "seed " + seed + ", " + options + "\n" + text + "\nbecame\n" + after;
    ManifestTree tree = tree(before);
    assertThat(EffectiveSecrets.compare(tree, tree(after), options.allowGain()).violations())
        .as(description)
        .isEmpty();
    compare(objects(before), objects(after), options.allowGain(), description);
    long lists = tree.pods().stream().filter(pod -> pod.list().present()).count();
    assertThat(rewritten.plan().moved().size() + rewritten.plan().kept().size())
        .as(description)
        .isEqualTo((int) lists);
    assertThat(rewrite(after, options).texts()).as("again, %s", description).isEmpty();
    return rewritten;
  }

  private static MoveOptions options(Random random) {
    List<String> accounts = List.of(MoveOptions.AUTO, MoveOptions.AUTO, "default", "app");
    return new MoveOptions(
        accounts.get(random.nextInt(accounts.size())),
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        /* serviceAccountsOnly= */ false,
        random.nextInt(5) == 0,
        random.nextBoolean(),
        PlacementStyle.AUTO);
  }

  private static void compare(
      List<Map<?, ?>> before, List<Map<?, ?>> after, boolean gain, String description) {
    List<Map<?, ?>> was = pods(before);
    List<Map<?, ?>> is = pods(after);
    assertThat(is).as(description).hasSameSizeAs(was);
    for (int i = 0; i < was.size(); i++) {
      assertThat(rest(is.get(i))).as(description).isEqualTo(rest(was.get(i)));
      List<String> own = names(spec(was.get(i)));
      List<String> now = names(spec(is.get(i)));
      if (own.isEmpty() || !now.isEmpty()) {
        assertThat(is.get(i)).as(description).isEqualTo(was.get(i));
      }
      List<String> gets = now.isEmpty() ? inherited(after, is.get(i)) : now;
      List<String> got = own.isEmpty() ? inherited(before, was.get(i)) : own;
      if (gain) {
        assertThat(gets).as(description).containsAll(got);
      } else {
        assertThat(gets).as(description).isEqualTo(got);
      }
    }
  }

  /** The pod without what a move may change. */
  private static Map<Object, Object> rest(Map<?, ?> pod) {
    Map<Object, Object> rest = new TreeMap<>(pod);
    Map<Object, Object> spec = new TreeMap<>(spec(pod));
    List.of("imagePullSecrets", "serviceAccountName", "serviceAccount").forEach(spec::remove);
    rest.put("spec", spec);
    return rest;
  }

  private static Map<?, ?> spec(Map<?, ?> pod) {
    return (Map<?, ?>) pod.get("spec");
  }

  private static Object meta(Map<?, ?> object, String key) {
    return String.valueOf(((Map<?, ?>) object.get("metadata")).get(key));
  }

  private static List<String> names(Map<?, ?> holder) {
    List<String> names = new ArrayList<>();
    if (holder.get("imagePullSecrets") instanceof List<?> entries) {
      entries.forEach(entry -> names.add(String.valueOf(((Map<?, ?>) entry).get("name"))));
    }
    return names.stream().distinct().toList();
  }

  private static List<String> inherited(List<Map<?, ?>> objects, Map<?, ?> pod) {
    Object name = spec(pod).get("serviceAccountName");
    String wanted = name == null ? "default" : String.valueOf(name);
    return objects.stream()
        .filter(object -> object.get("kind").equals("ServiceAccount"))
        .filter(account -> meta(account, "name").equals(wanted))
        .filter(account -> meta(account, "namespace").equals(meta(pod, "namespace")))
        .findFirst()
        .map(SharedListPropertyTest::names)
        .orElse(List.of());
  }

  private static List<Map<?, ?>> pods(List<Map<?, ?>> objects) {
    return objects.stream().filter(object -> object.get("kind").equals("Pod")).toList();
  }

  /** The objects of all files as the second parser reads them. */
  private static List<Map<?, ?>> objects(Map<String, String> texts) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    List<Map<?, ?>> objects = new ArrayList<>();
    for (String text : texts.values()) {
      for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
        Map<?, ?> root = (Map<?, ?>) document;
        if (root.get("items") instanceof List<?> items) {
          items.forEach(item -> objects.add((Map<?, ?>) item));
        } else {
          objects.add(root);
        }
      }
    }
    return objects;
  }

  private static Rewritten rewrite(Map<String, String> texts, MoveOptions options) {
    return MoveRewriter.rewrite(
        tree(texts),
        (tree, scope) -> MovePlanner.plan(tree, options, scope),
        options,
        MoveScope.everything(),
        path -> source(texts.get(path)));
  }

  private static SourceText source(String text) {
    try {
      return SourceText.decode(text.getBytes(UTF_8));
    } catch (MalformedTextException e) {
      throw new AssertionError(e);
    }
  }

  private static ManifestTree tree(Map<String, String> texts) {
    ManifestReader reader = new ManifestReader(Optional.empty());
    List<io.github.pullsecret.kubernetes.ManifestFile> files = new ArrayList<>();
    new TreeMap<>(texts).forEach((path, text) -> files.add(reader.read(path, source(text))));
    return new ManifestTree(files, Path.of("/tree"));
  }
}
