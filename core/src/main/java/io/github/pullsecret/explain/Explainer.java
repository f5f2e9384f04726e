package io.github.pullsecret.explain;

import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.tree.UnitContents;
import io.github.pullsecret.tree.UnitContents.Account;
import io.github.pullsecret.tree.UnitContents.Pod;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out what every pod of a tree gets in each of its units, and what is wrong with it. */
public final class Explainer {
  private final Horizon around;
  private final Map<String, Integer> order = new HashMap<>();
  private final SecretIndex secrets;
  private final SecretFindings secretFindings;
  private final AccountFindings accountFindings;
  private final RegistryFindings registryFindings;
  private final Map<At, List<There>> pods = new LinkedHashMap<>();
  private final Set<Finding> findings = new LinkedHashSet<>();

  /** A pod spec by where it stands. */
  private record At(Place place, NodePath path) {}

  /** What a pod gets in a unit. */
  private record There(String unit, PodSpec spec, Effective effective) {}

  private Explainer(
      ManifestTree tree, List<UnitContents> units, List<FileFacts> facts, Horizon around) {
    this.around = around;
    tree.files().forEach(file -> order.put(file.path(), order.size()));
    this.secrets = new SecretIndex(tree, facts);
    this.secretFindings = new SecretFindings(secrets, around);
    this.accountFindings = new AccountFindings(tree, order, units, around);
    this.registryFindings = new RegistryFindings(tree, secrets, facts);
  }

  /**
   * Explains a tree.
   *
   * @param facts what is known of its files beside what the tree knows, in any order
   */
  public static Explanation explain(ManifestTree tree, List<FileFacts> facts, Horizon around) {
    List<UnitContents> units = UnitContents.of(tree);
    Explainer explainer = new Explainer(tree, units, facts, around);
    units.forEach(explainer::collectNames);
    units.forEach(explainer::explain);
    return new Explanation(explainer.pods.size(), explainer.rows(), explainer.findings());
  }

  private void collectNames(UnitContents unit) {
    unit.pods().forEach(pod -> secrets.use(unit.unit(), pod.spec().list().names()));
    unit.accounts().forEach(account -> secrets.use(unit.unit(), account.manifest().list().names()));
  }

  private void explain(UnitContents unit) {
    for (Account account : unit.accounts()) {
      if (around.shows(account.manifest().place().file(), account.manifest().key().namespace())) {
        look(unit, Holder.of(unit.unit(), account));
      }
    }
    for (Pod pod : unit.pods()) {
      if (isPod(pod.spec())
          && around.shows(pod.spec().place().file(), pod.spec().account().namespace())) {
        explain(unit, pod);
      }
    }
  }

  /** What has no containers is a patch, or a field that names secrets. */
  private static boolean isPod(PodSpec spec) {
    return switch (spec.kind()) {
      case WORKLOAD -> spec.complete();
      case CUSTOM -> true;
      case CUSTOM_FIELD -> spec.list().present();
    };
  }

  private void explain(UnitContents unit, Pod pod) {
    PodSpec spec = pod.spec();
    Effective effective = Effective.of(pod);
    pods.computeIfAbsent(new At(spec.place(), spec.path()), key -> new ArrayList<>())
        .add(new There(unit.unit(), spec, effective));
    look(unit, Holder.of(unit.unit(), pod));
    findings.addAll(accountFindings.of(unit, pod, effective));
    findings.addAll(registryFindings.of(unit.unit(), spec, effective));
  }

  private void look(UnitContents unit, Holder holder) {
    ListFindings.of(holder).ifPresent(findings::add);
    secretFindings.look(holder, !unit.incomplete());
  }

  private List<Finding> findings() {
    findings.addAll(secretFindings.all());
    return findings.stream()
        .sorted(
            Comparator.comparingInt((Finding found) -> position(found.location().path()))
                .thenComparing(found -> found.location().path())
                .thenComparingInt(found -> found.location().line())
                .thenComparingInt(found -> found.location().column())
                .thenComparing(Finding::severity)
                .thenComparing(Finding::id))
        .toList();
  }

  /** The position of a file in path order; the rules file is the only one without. */
  private int position(String file) {
    return order.getOrDefault(file, order.size());
  }

  private List<PodRow> rows() {
    List<PodRow> rows = new ArrayList<>();
    pods.values().forEach(there -> rows.addAll(rows(there)));
    rows.sort(Comparator.comparingInt(row -> position(row.location().path())));
    return rows;
  }

  /** One row, or one for each distinct result. */
  private static List<PodRow> rows(List<There> there) {
    Map<Effective, List<There>> results = new LinkedHashMap<>();
    for (There each : there) {
      results.computeIfAbsent(each.effective(), key -> new ArrayList<>()).add(each);
    }
    List<PodRow> rows = new ArrayList<>();
    results.forEach(
        (effective, same) -> {
          PodSpec spec = same.get(0).spec();
          Optional<String> one =
              same.stream().map(each -> Holder.subject(each.spec())).distinct().count() == 1
                  ? Optional.of(Holder.subject(spec))
                  : Optional.empty();
          rows.add(
              new PodRow(
                  spec.location(),
                  one.orElse(spec.id().toString()),
                  spec.account().name(),
                  effective.secrets(),
                  effective.source(),
                  effective.origin(),
                  results.size() == 1
                      ? List.of()
                      : same.stream().map(There::unit).distinct().toList()));
        });
    return rows;
  }
}
