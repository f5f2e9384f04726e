package io.github.pullsecret.yaml;

/** An edit can't be made exactly, so it isn't made. The message never quotes the document. */
public final class EditRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String hint;
  private final boolean shared;

  EditRefusedException(int offset, String message, String hint) {
    this(offset, message, hint, /* shared= */ false);
  }

  private EditRefusedException(int offset, String message, String hint, boolean shared) {
    super(message);
    this.offset = offset;
    this.hint = hint;
    this.shared = shared;
  }

  /** A refusal because an anchor, alias or merge key shares the value with another place. */
  static EditRefusedException shared(int offset, String message) {
    return new EditRefusedException(offset, message, "write the shared value out", true);
  }

  /** Where in the file's text the obstacle is. */
  public int offset() {
    return offset;
  }

  /** Whether another place of the document shares the value. */
  public boolean shared() {
    return shared;
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }
}
