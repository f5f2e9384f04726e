package io.github.pullsecret.explain;

import io.github.pullsecret.image.ImageName;
import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.kubernetes.ImageReference.Kind;
import io.github.pullsecret.kubernetes.Names;
import io.github.pullsecret.kubernetes.Place;
import io.github.pullsecret.kubernetes.PodSpec;
import io.github.pullsecret.kubernetes.PullCredentials;
import io.github.pullsecret.kubernetes.PullCredentials.State;
import io.github.pullsecret.kubernetes.SecretManifest;
import io.github.pullsecret.report.Finding;
import io.github.pullsecret.tree.ManifestTree;
import io.github.pullsecret.yaml.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds images whose registry none of the pod's pull secrets is for. Only asked where the data of
 * all of these is in the tree; what nodes have for credentials is never known.
 */
final class RegistryFindings {
  private static final String DOCKER_HUB = "docker.io";

  /** Registries that ask nobody for credentials. */
  private static final Set<String> OPEN =
      Set.of("registry.k8s.io", "k8s.gcr.io", "mcr.microsoft.com", "public.ecr.aws", "ttl.sh");

  /** Registries with public images beside others. */
  private static final Set<String> OFTEN_PUBLIC =
      Set.of(
          DOCKER_HUB, "quay.io", "ghcr.io", "gcr.io", "registry.gitlab.com", "lscr.io", "nvcr.io");

  private final ManifestTree tree;
  private final SecretIndex secrets;
  private final Map<Place, List<ImageReference>> images = new HashMap<>();

  /** Images, without tag, to which kustomizations give another name. */
  private final Set<String> renamed = new HashSet<>();

  /** Names of objects whose images a patch changes; all if one does not say which. */
  private final Set<String> patched = new HashSet<>();

  private boolean anyPatched;

  RegistryFindings(ManifestTree tree, SecretIndex secrets, List<FileFacts> facts) {
    this.tree = tree;
    this.secrets = secrets;
    for (FileFacts file : facts) {
      boolean patch =
          tree.layout().isKustomized(file.path()) && !tree.layout().isReached(file.path());
      file.images().forEach(image -> add(image, patch));
    }
  }

  private void add(ImageReference image, boolean patch) {
    switch (image.kind()) {
      case KUSTOMIZE_NAME -> renamed.add(image.text());
      case KUSTOMIZE_ASSIGNMENT -> renamed.add(image.text().split("[=:@]", 2)[0]);
      case KUSTOMIZE_NEW_NAME -> {}
      case OPERATION -> anyPatched = true;
      case CONTAINER, VOLUME -> {
        if (patch || image.inner().isPresent()) {
          image.object().ifPresent(object -> patched.add(object.name()));
          anyPatched |= image.object().isEmpty();
        } else {
          images.computeIfAbsent(image.place(), key -> new ArrayList<>()).add(image);
        }
      }
    }
  }

  List<Finding> of(String unit, PodSpec pod, Effective effective) {
    Optional<List<PullCredentials>> attached = attached(unit, pod, effective);
    boolean changed =
        tree.layout().isReached(pod.place().file())
            && (anyPatched || patched.contains(pod.id().name()));
    if (attached.isEmpty() || changed) {
      return List.of();
    }
    Map<String, Finding> byRegistry = new LinkedHashMap<>();
    for (ImageReference image : images.getOrDefault(pod.place(), List.of())) {
      Optional<ImageName> name = name(pod, image);
      if (name.isPresent() && !isCovered(name.get(), attached.get())) {
        byRegistry.putIfAbsent(registry(name.get()), finding(pod, image, name.get()));
      }
    }
    return List.copyOf(byRegistry.values());
  }

  /** What all pull secrets of a pod hold, if that is known of each, and there is one. */
  private Optional<List<PullCredentials>> attached(String unit, PodSpec pod, Effective effective) {
    List<PullCredentials> attached = new ArrayList<>();
    for (String name : effective.secrets()) {
      List<SecretManifest> found = secrets.there(unit, pod.account().namespace(), name);
      boolean known =
          !found.isEmpty()
              && !secrets.isPatched(unit, name)
              && found.stream().allMatch(each -> each.credentials().state() == State.KNOWN);
      if (!known) {
        return Optional.empty();
      }
      found.forEach(each -> attached.add(each.credentials()));
    }
    return attached.isEmpty() ? Optional.empty() : Optional.of(attached);
  }

  /** The name of an image of the pod spec, if it is what will be pulled. */
  private Optional<ImageName> name(PodSpec pod, ImageReference image) {
    boolean container = image.kind() == Kind.CONTAINER || image.kind() == Kind.VOLUME;
    if (!container || !isBelow(image.path(), pod.path()) || Names.isPlaceholder(image.text())) {
      return Optional.empty();
    }
    return ImageName.parse(image.text())
        .filter(name -> !isRenamed(pod, image.text(), name))
        .filter(name -> !isOpen(name));
  }

  private boolean isRenamed(PodSpec pod, String text, ImageName name) {
    String plain = text.substring(0, text.length() - name.tail().length());
    return renamed.contains(plain) && tree.layout().isKustomized(pod.place().file());
  }

  private static boolean isBelow(NodePath path, NodePath above) {
    List<NodePath.Step> steps = path.steps();
    List<NodePath.Step> start = above.steps();
    return steps.size() >= start.size() && steps.subList(0, start.size()).equals(start);
  }

  private static boolean isOpen(ImageName name) {
    String registry = registry(name);
    boolean official = registry.equals(DOCKER_HUB) && name.path().startsWith("library/");
    return official || OPEN.contains(registry) || registry.startsWith("localhost");
  }

  private static String registry(ImageName name) {
    return name.host().equals("index." + DOCKER_HUB) ? DOCKER_HUB : name.host();
  }

  private static boolean isCovered(ImageName name, List<PullCredentials> attached) {
    String registry = registry(name);
    return attached.stream().anyMatch(secret -> secret.cover(registry, name.path()));
  }

  private static Finding finding(PodSpec pod, ImageReference image, ImageName name) {
    String registry = registry(name);
    FindingType type =
        OFTEN_PUBLIC.contains(registry)
            ? FindingType.PUBLIC_REGISTRY_NOT_COVERED
            : FindingType.REGISTRY_NOT_COVERED;
    return type.at(
        image.location(),
        Holder.subject(pod),
        "none of its pull secrets has credentials for " + registry + " of image " + image.text(),
        pod.location());
  }
}
