package io.github.pullsecret.cli;

/** What the command's exit code says. */
final class ExitCode {
  /** Done, or nothing to do. */
  static final int OK = 0;

  /** A check found changes to make. */
  static final int CHANGES = 1;

  /** Workloads are kept inline, and that was to fail. */
  static final int KEPT = 1;

  /** The command line or the rules file is wrong. */
  static final int USAGE = 2;

  /** A file can't be read, parsed or written. */
  static final int INPUT = 3;

  /** The proof failed, or the memory is too small. */
  static final int INTERNAL = 4;

  private ExitCode() {}
}
