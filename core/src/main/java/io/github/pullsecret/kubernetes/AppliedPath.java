package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.Kustomization.Patch;
import io.github.pullsecret.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * A directory that an Argo CD Application or a Flux Kustomization of the tree applies.
 *
 * @param path the directory as written, relative to the root of the repository
 * @param recursive whether directories below it are applied with it
 * @param namespace the namespace that it says
 * @param overrides whether that is the namespace of everything, and not only of what says none
 * @param renames whether names get a prefix or suffix
 * @param patches what it patches
 * @param location where it says so
 */
public record AppliedPath(
    String path,
    boolean recursive,
    Optional<String> namespace,
    boolean overrides,
    boolean renames,
    List<Patch> patches,
    Location location) {}
