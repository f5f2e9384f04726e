package io.github.pullsecret.kubernetes;

import io.github.pullsecret.yaml.NodePath;
import java.util.Optional;

/**
 * Where an object stands.
 *
 * @param file the file as displayed
 * @param document the index of the document in the file
 * @param object the path of the object in the document; the root unless a list holds it
 * @param list the path of the {@code items} that hold it, if they are those of a {@code kind:
 *     List}, which takes objects of any kind
 */
public record Place(String file, int document, NodePath object, Optional<NodePath> list) {}
