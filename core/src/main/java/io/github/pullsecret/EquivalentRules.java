package io.github.pullsecret;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules file that stands for the options of a run, so that a check without them agrees.
 *
 * @param request the run
 */
record EquivalentRules(RewriteRequest request) {
  /** Plain words that YAML takes for something else than a string. */
  private static final Set<String> NO_STRINGS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

  /** Whether a check without options and without a rules file is about something else. */
  boolean isNeeded() {
    return hasRules() || !options().isEmpty() || !canBeSaid();
  }

  private boolean hasRules() {
    boolean usual = request.steps.isEmpty() || request.steps.equals(List.of(Step.Move.DEFAULT));
    return !usual || !request.inNamespace.isEmpty() || !request.excludes.isEmpty();
  }

  /** Whether rules can say it: they follow each other, and none is for the way back. */
  private boolean canBeSaid() {
    return !request.serviceAccountsOnly
        && request.steps.stream().noneMatch(Step.ToPods.class::isInstance)
        && request.steps.stream()
            .filter(Step.Rename.class::isInstance)
            .map(Step.Rename.class::cast)
            .noneMatch(EquivalentRules::isChained);
  }

  private static boolean isChained(Step.Rename rename) {
    Set<String> old = rename.secrets().stream().map(Step.NewName::from).collect(Collectors.toSet());
    return rename.secrets().stream().map(Step.NewName::to).anyMatch(old::contains);
  }

  /** The options that a check needs, since no rule says them. */
  private List<String> options() {
    List<String> options = new ArrayList<>();
    request.namespace.ifPresent(name -> options.add("--namespace " + name));
    request.includes.forEach(glob -> options.add("--include '" + glob + "'"));
    if (!request.place.equals(RewriteRequest.AUTO)) {
      options.add("--place " + request.place);
    }
    if (!request.unit.equals(RewriteRequest.TREE)) {
      options.add("--unit '" + request.unit + "'");
    }
    return options;
  }

  /**
   * What people are told, if a check needs anything: the file, and the options that a check needs
   * beside it.
   */
  String text() {
    if (!isNeeded()) {
      return "";
    }
    if (!canBeSaid()) {
      return "No rules file says this: run 'pullsecret check' with the same options.\n";
    }
    String with = String.join(" ", options());
    if (!hasRules()) {
      return "For 'pullsecret check' to agree, run it with " + with + ".\n";
    }
    return "For 'pullsecret check' to agree, put this into pullsecret.yaml"
        + (with.isEmpty() ? "" : " and run it with " + with)
        + ":\n"
        + rules().indent(2);
  }

  /** The file. */
  String rules() {
    List<Step> steps = request.steps.isEmpty() ? List.of(Step.Move.DEFAULT) : request.steps;
    StringBuilder text = new StringBuilder("rules:\n");
    for (Step step : steps) {
      for (String rule : rules(step)) {
        text.append("  - ").append(rule).append('\n');
      }
    }
    if (!request.excludes.isEmpty()) {
      text.append("exclude: ").append(list(request.excludes)).append('\n');
    }
    return text.toString();
  }

  private List<String> rules(Step step) {
    if (step instanceof Step.Move move) {
      List<String> fields = new ArrayList<>();
      if (!move.serviceAccount().equals(RewriteRequest.AUTO)) {
        fields.add("serviceAccount: " + quoted(move.serviceAccount()));
      }
      flag("allowGain", move.allowGain(), fields);
      flag("splitServiceAccounts", move.splitServiceAccounts(), fields);
      flag("createMissingServiceAccounts", move.createMissingServiceAccounts(), fields);
      flag("keepImmutable", move.keepImmutable(), fields);
      flag("dropComments", move.dropComments(), fields);
      return List.of(rule("move", fields));
    } else if (step instanceof Step.Rename rename) {
      return rename.secrets().stream()
          .map(
              secret -> {
                List<String> fields = fromTo(secret.from(), secret.to());
                flag("referencesOnly", rename.referencesOnly(), fields);
                flag("values", rename.values(), fields);
                return rule("rename", fields);
              })
          .toList();
    } else if (step instanceof Step.Attach attach) {
      List<String> fields = new ArrayList<>();
      fields.add("secret: " + quoted(attach.secret()));
      fields.add("serviceAccount: " + quoted(attach.serviceAccount()));
      return List.of(rule("attach", fields));
    } else if (step instanceof Step.Image image) {
      return List.of(rule("image", fromTo(image.from(), image.to())));
    }
    throw new IllegalArgumentException("no rule says this step");
  }

  private static List<String> fromTo(String from, String to) {
    return new ArrayList<>(List.of("from: " + quoted(from), "to: " + quoted(to)));
  }

  private String rule(String name, List<String> fields) {
    List<String> all = new ArrayList<>(fields);
    if (!request.inNamespace.isEmpty()) {
      all.add("namespaces: " + list(request.inNamespace));
    }
    return name + ": {" + String.join(", ", all) + "}";
  }

  private static void flag(String name, boolean value, List<String> fields) {
    if (value) {
      fields.add(name + ": true");
    }
  }

  private static String list(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(EquivalentRules::quoted).toList()) + "]";
  }

  private static String quoted(String text) {
    boolean plain = text.matches("[a-z][a-z0-9./-]*") && !NO_STRINGS.contains(text);
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
