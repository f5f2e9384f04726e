package io.github.pullsecret.image;

import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.List;
import java.util.Map;

/**
 * What a move of images does.
 *
 * @param edits the edits of each file that changes, by its path and in its order
 * @param changes the images that move, in the order of the references
 * @param left the images of the old registry that do not
 */
public record ImageRewrite(Map<String, List<Placed>> edits, List<Change> changes, List<Left> left) {
  /**
   * An image that moves.
   *
   * @param reference where and what it was
   * @param text what it becomes
   */
  public record Change(ImageReference reference, String text) {}

  /**
   * An image that may be of the old registry and stays.
   *
   * @param reference where and what it is
   * @param reason why
   */
  public record Left(ImageReference reference, LeftReason reason) {}
}
