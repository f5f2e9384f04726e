package io.github.pullsecret.cli;

import java.nio.file.Path;

/** Arguments of the form {@code @FILE}, which stand for the arguments in the file. */
final class ArgumentFiles {
  private ArgumentFiles() {}

  /**
   * The arguments with the paths of such files made absolute, so that they start from the working
   * directory, and so that picocli, which takes the name of a file that isn't there for an
   * argument, is not asked for one.
   *
   * @throws MissingException if one is not there
   */
  static String[] resolved(String[] args, Path workingDirectory) throws MissingException {
    String[] resolved = args.clone();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--")) {
        break; // What follows are paths, also for picocli.
      }
      if (args[i].length() > 1 && args[i].startsWith("@") && !args[i].startsWith("@@")) {
        Path file = workingDirectory.resolve(args[i].substring(1));
        if (!file.toFile().isFile()) {
          throw new MissingException(args[i].substring(1));
        }
        resolved[i] = "@" + file;
      }
    }
    return resolved;
  }

  /** There is no such file. */
  static final class MissingException extends Exception {
    private static final long serialVersionUID = 1L;

    MissingException(String file) {
      super(
          "there is no file "
              + file
              + " to take arguments from: check its name, or write ./@"
              + file
              + " for a path that starts with @");
    }
  }
}
