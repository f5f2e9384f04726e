package io.github.pullsecret;

import io.github.pullsecret.move.MoveOptions;
import io.github.pullsecret.move.PlacementStyle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What to rewrite, and how; immutable. What can be said of it is in its {@link Builder}. */
public final class RewriteRequest {
  /** The path that stands for standard input, as PATH and as {@code filesFrom}. */
  public static final Path STANDARD_INPUT = Path.of("-");

  /** The value of {@code unit} that makes one unit of all files. */
  public static final String TREE = "tree";

  /** The value of {@code unit} that makes a unit of every directory. */
  public static final String DIRECTORY = "directory";

  /** How large a file may be that could matter, unless another size is said. */
  public static final String MAX_FILE_SIZE = "60Mi";

  /**
   * The value of {@code place}, and of a move's ServiceAccount, that leaves the choice to the run.
   */
  public static final String AUTO = MoveOptions.AUTO;

  final Path workingDirectory;
  final List<Path> manifests;
  final Optional<Path> rules;
  final Optional<String> namespace;
  final List<String> inNamespace;
  final List<String> includes;
  final List<String> excludes;
  final Optional<Path> filesFrom;
  final Optional<String> changedSince;
  final int jobs;
  final String maxFileSize;
  final boolean keepGoing;
  final boolean failOnKept;
  final boolean serviceAccountsOnly;
  final String place;
  final String unit;
  final List<Step> steps;

  private RewriteRequest(Builder builder) {
    workingDirectory = builder.workingDirectory;
    manifests = builder.manifests;
    rules = builder.rules;
    namespace = builder.namespace;
    inNamespace = builder.inNamespace;
    includes = builder.includes;
    excludes = builder.excludes;
    filesFrom = builder.filesFrom;
    changedSince = builder.changedSince;
    jobs = builder.jobs;
    maxFileSize = builder.maxFileSize;
    keepGoing = builder.keepGoing;
    failOnKept = builder.failOnKept;
    serviceAccountsOnly = builder.serviceAccountsOnly;
    place = builder.place;
    unit = builder.unit;
    steps = builder.steps;
    RequestCheck.check(this);
  }

  /**
   * The rewrite of everything under a directory.
   *
   * @param steps what is done, in order; without any, what {@link Builder#steps} says
   */
  public static RewriteRequest of(Path directory, Step... steps) {
    return builder(directory).steps(List.of(steps)).build();
  }

  /**
   * Begins a request for everything under a directory, by its rules file.
   *
   * @param workingDirectory what relative paths start from, and paths in messages are relative to
   */
  public static Builder builder(Path workingDirectory) {
    return new Builder(workingDirectory.toAbsolutePath());
  }

  /** What relative paths start from. */
  public Path workingDirectory() {
    return workingDirectory;
  }

  /** Whether the manifests are those of standard input. */
  public boolean isStream() {
    return manifests.equals(List.of(STANDARD_INPUT));
  }

  MoveOptions options(Step.Move move) {
    return new MoveOptions(
        move.serviceAccount(),
        move.allowGain(),
        move.splitServiceAccounts(),
        move.createMissingServiceAccounts(),
        serviceAccountsOnly,
        move.keepImmutable(),
        move.dropComments(),
        PlacementStyle.parse(place));
  }

  /**
   * Says what is wanted of a request, where it is not the default. Each method but {@link
   * #manifests} and {@link #steps} is a Maven parameter and, in kebab-case, a command line option
   * (lists in the singular).
   */
  public static final class Builder {
    private final Path workingDirectory;
    private List<Path> manifests;
    private Optional<Path> rules = Optional.empty();
    private Optional<String> namespace = Optional.empty();
    private List<String> inNamespace = List.of();
    private List<String> includes = List.of();
    private List<String> excludes = List.of();
    private Optional<Path> filesFrom = Optional.empty();
    private Optional<String> changedSince = Optional.empty();
    private int jobs;
    private String maxFileSize = MAX_FILE_SIZE;
    private boolean keepGoing;
    private boolean failOnKept;
    private boolean serviceAccountsOnly;
    private String place = AUTO;
    private String unit = TREE;
    private List<Step> steps = List.of();

    private Builder(Path workingDirectory) {
      this.workingDirectory = workingDirectory;
      manifests = List.of(workingDirectory);
    }

    /**
     * Files and directories, together one tree; or {@link #STANDARD_INPUT} alone. By default the
     * working directory.
     */
    public Builder manifests(List<Path> paths) {
      manifests = List.copyOf(paths);
      return this;
    }

    /**
     * The rules file; by default a {@code pullsecret.yaml} is searched from the first of the
     * manifests upward to the root of its Git repository.
     */
    public Builder rules(Path file) {
      rules = Optional.of(file);
      return this;
    }

    /** What a manifest without namespace means. */
    public Builder namespace(String name) {
      namespace = Optional.of(name);
      return this;
    }

    /** If not empty, only objects that are applied to these namespaces are changed. */
    public Builder inNamespace(List<String> names) {
      inNamespace = List.copyOf(names);
      return this;
    }

    /** If not empty, only files that match one of these globs are written. */
    public Builder includes(List<String> globs) {
      includes = List.copyOf(globs);
      return this;
    }

    /** Files that match one of these globs are read but not written. */
    public Builder excludes(List<String> globs) {
      excludes = List.copyOf(globs);
      return this;
    }

    /**
     * Only files that this file lists are written, and new ones that they need; {@code -} is
     * standard input.
     */
    public Builder filesFrom(Path file) {
      filesFrom = Optional.of(file);
      return this;
    }

    /** Only files that differ from this Git reference are written, and new ones that they need. */
    public Builder changedSince(String reference) {
      changedSince = Optional.of(reference);
      return this;
    }

    /**
     * How many files are read and edited at once; 0, the default, for as many as there are
     * processors.
     */
    public Builder jobs(int count) {
      jobs = count;
      return this;
    }

    /**
     * How large a file may be that could matter, in bytes or as {@code 64Mi} or {@code 10M}; larger
     * ones are treated like those that can't be parsed.
     */
    public Builder maxFileSize(String size) {
      maxFileSize = size;
      return this;
    }

    /** Whether the rest is done although a file that could matter can't be read. */
    public Builder keepGoing(boolean yes) {
      keepGoing = yes;
      return this;
    }

    /**
     * Whether a run fails when workloads are kept inline that the user did not choose to keep; what
     * can be moved is written all the same.
     */
    public Builder failOnKept(boolean yes) {
      failOnKept = yes;
      return this;
    }

    /**
     * Whether the lists stay for now and only the ServiceAccounts are written; a later move then
     * changes only the workloads.
     */
    public Builder serviceAccountsOnly(boolean yes) {
      serviceAccountsOnly = yes;
      return this;
    }

    /**
     * Where generated ServiceAccounts stand: {@code auto}, the default, {@code beside}, {@code
     * root} or {@code file=NAME}.
     */
    public Builder place(String style) {
      place = style;
      return this;
    }

    /**
     * How files that no kustomization reaches are divided into units: {@code tree}, the default,
     * {@code directory}, or a glob of directories each of which is one.
     */
    public Builder unit(String division) {
      unit = division;
      return this;
    }

    /**
     * What is done, in order; if empty, the rules of the rules file, and without any the move with
     * default options.
     */
    public Builder steps(List<Step> wanted) {
      steps = List.copyOf(wanted);
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException if the name of a namespace or a size can't be one, there is
     *     no such place, or standard input is to be read together with what it can't be
     */
    public RewriteRequest build() {
      return new RewriteRequest(this);
    }
  }
}
