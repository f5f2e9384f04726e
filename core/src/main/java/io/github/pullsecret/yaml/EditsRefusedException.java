package io.github.pullsecret.yaml;

import java.util.List;

/** Some edits of a file can't be made exactly, so none of its edits is made. */
public final class EditsRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  EditsRefusedException(List<Refusal> refusals) {
    super(refusals.size() + " edits can't be made exactly");
    this.refusals = List.copyOf(refusals);
  }

  /** Which, where and why; at least one. */
  public List<Refusal> refusals() {
    return refusals;
  }

  /**
   * An edit that can't be made.
   *
   * @param placed the edit
   * @param offset where in the file's text the obstacle is
   * @param message what it is, never quoting the document
   * @param hint what to do about it
   * @param shared whether another place of the document shares the value
   */
  public record Refusal(
      YamlEditor.Placed placed, int offset, String message, String hint, boolean shared) {}
}
