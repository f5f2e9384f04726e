package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pullsecret.InternalErrorException;
import io.github.pullsecret.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code pullsecret} command. */
@Command(
    name = "pullsecret",
    description =
        "Moves imagePullSecrets onto ServiceAccounts and renames pull secrets, changing only those lines.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pullsecret move --dry-run               show what a move would change here",
      "  pullsecret rename dockersec prod-dockersec apps",
      "  kustomize build . | pullsecret move - | kubectl apply -f -",
      "",
      "Run 'pullsecret help COMMAND' for the options of a command, 'pullsecret help' for topics."
    })
public final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  /** The streams that the command uses. */
  Console console() {
    return console;
  }

  /**
   * Runs the command and ends the Java process.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Console console =
        new Console(System.in, System.out, System.err, Terminal.ofProcess(System.getenv()));
    System.exit(run(args, Path.of("").toAbsolutePath(), console));
  }

  /**
   * Runs the command inside this process.
   *
   * @param args the command line
   * @param workingDirectory what relative paths start from
   * @param out where the result goes, in UTF-8
   * @param err where messages go, in UTF-8
   * @return the exit code, one of {@link ExitCode}
   */
  static int run(String[] args, Path workingDirectory, PrintStream out, PrintStream err) {
    InputStream nothing = InputStream.nullInputStream();
    return run(args, workingDirectory, new Console(nothing, out, err, Terminal.NONE));
  }

  /**
   * Runs the command inside this process.
   *
   * @param args the command line
   * @param workingDirectory what relative paths start from
   * @param console where input comes from and output goes
   * @return the exit code, one of {@link ExitCode}
   */
  static int run(String[] args, Path workingDirectory, Console console) {
    PrintWriter result = new PrintWriter(console.out(), /* autoFlush= */ false, UTF_8);
    PrintWriter messages = console.messages();
    try {
      CommandLine main = new CommandLine(new Main(console));
      commands(args, workingDirectory)
          .forEach((name, command) -> main.addSubcommand(name, command.get()));
      main.getSubcommands().values().forEach(each -> OptionGroups.useIn(each.getCommandSpec()));
      main.setCaseInsensitiveEnumValuesAllowed(true)
          .setOut(result)
          .setErr(messages)
          .setParameterExceptionHandler(UsageErrors::report)
          .setExecutionExceptionHandler((e, command, parsed) -> failure(e, console));
      int code = main.execute(ArgumentFiles.resolved(args, workingDirectory));
      result.flush();
      return code;
    } catch (ArgumentFiles.MissingException e) {
      messages.println("error: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (RuntimeException e) {
      return bug(e, console);
    } catch (OutOfMemoryError | StackOverflowError e) {
      boolean ofHeap = e instanceof OutOfMemoryError;
      messages.println(
          "error: out of "
              + (ofHeap ? "memory" : "stack")
              + "; "
              + console.written()
              + "; give more with JAVA_TOOL_OPTIONS="
              + (ofHeap ? "-Xmx2g" : "-Xss16m")
              + ", or exclude the largest files");
      return ExitCode.INTERNAL;
    } finally {
      messages.flush();
    }
  }

  /** The commands that the arguments need: picocli takes its time for each. */
  private static Map<String, Supplier<Object>> commands(String[] args, Path workingDirectory) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("move", () -> new MoveCommand(workingDirectory));
    all.put("rename", () -> new RenameCommand(workingDirectory));
    all.put("attach", () -> new AttachCommand(workingDirectory));
    all.put("rewrite", () -> new RewriteCommand(workingDirectory));
    all.put("check", () -> new CheckCommand(workingDirectory, args));
    all.put("explain", () -> new ExplainCommand(workingDirectory));
    all.put("help", HelpCommand::new);
    if (args.length > 0 && !args[0].equals("help") && all.containsKey(args[0])) {
      all.keySet().retainAll(Set.of(args[0]));
    }
    return all;
  }

  private static int failure(Exception e, Console console) throws Exception {
    PrintWriter messages = console.messages();
    if (e instanceof UsageException usage && !usage.problems().isEmpty()) {
      usage.problems().forEach(messages::println);
      return ExitCode.USAGE;
    }
    if (e instanceof UsageException) {
      String.valueOf(e.getMessage()).lines().forEach(line -> messages.println("error: " + line));
      return ExitCode.USAGE;
    }
    if (e instanceof RuntimeException unexpected) {
      return bug(unexpected, console);
    }
    if (e instanceof IOException) {
      messages.println("error: " + e.getMessage());
      return ExitCode.INPUT;
    }
    throw e;
  }

  private static int bug(RuntimeException e, Console console) {
    PrintWriter messages = console.messages();
    messages.println("internal error: " + InternalErrorException.describe(e));
    messages.println(
        "This is a bug in pullsecret; please report it. As to the manifests: "
            + console.written()
            + ".");
    return ExitCode.INTERNAL;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
