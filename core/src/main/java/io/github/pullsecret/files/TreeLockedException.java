package io.github.pullsecret.files;

import java.io.IOException;

/** Another process is writing to the tree. The message says what to do. */
public final class TreeLockedException extends IOException {
  private static final long serialVersionUID = 1L;

  TreeLockedException(String message) {
    super(message);
  }
}
