package io.github.pullsecret.kubernetes;

import io.github.pullsecret.kubernetes.ManifestFile.Problem;
import io.github.pullsecret.kubernetes.Prefilter.Verdict;
import io.github.pullsecret.text.Location;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.text.Span;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.YamlDocument;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a file's documents one at a time and keeps what matters of them; the trees are dropped. */
public final class ManifestReader {
  /** From so many documents on those of a file are read side by side. */
  private static final int MANY = 64;

  private final Optional<String> defaultNamespace;
  private final CustomKinds kinds;
  private final Prefilter prefilter;
  private final long maxSize;

  /**
   * A reader.
   *
   * @param defaultNamespace what a manifest without namespace means, if the run says so
   */
  public ManifestReader(Optional<String> defaultNamespace) {
    this(defaultNamespace, List.of(), Long.MAX_VALUE);
  }

  /**
   * A reader that knows more kinds.
   *
   * @param defaultNamespace what a manifest without namespace means, if the run says so
   * @param kinds custom resources that the user vouches for
   * @param maxSize how many bytes a file may have that is not known to be of no interest
   */
  public ManifestReader(Optional<String> defaultNamespace, List<UserKind> kinds, long maxSize) {
    this.maxSize = maxSize;
    this.defaultNamespace = defaultNamespace;
    this.kinds = new CustomKinds(kinds);
    this.prefilter = new Prefilter(this.kinds);
  }

  /**
   * A file that was read as far as it can matter to a move.
   *
   * @param file what it says
   * @param whole whether all of it was parsed; of what was not, nothing is known to be right
   */
  public record Glance(ManifestFile file, boolean whole) {}

  /** Reads a file, but for documents that can't bear on pods and ServiceAccounts. */
  public Glance glance(String path, byte[] bytes) {
    boolean told = !ManifestFile.isKustomization(path) && Prefilter.canTell(bytes);
    Optional<Integer> objects = told ? prefilter.objectsOfNoInterest(bytes) : Optional.empty();
    if (objects.isPresent()) {
      return new Glance(ManifestFile.ofNoInterest(path, objects.get(), isJson(bytes)), false);
    }
    if (bytes.length > maxSize) {
      Problem tooLarge =
          new Problem(
              new Location(path, 1, 1),
              "the file is larger than " + maxSize + " bytes",
              "exclude it, or raise --max-file-size");
      return new Glance(ManifestFile.unread(path, List.of(tooLarge)), true);
    }
    if (!told) {
      return new Glance(read(path, bytes), true);
    }
    try {
      SourceText source = SourceText.decode(bytes);
      // Documents are told by their bytes where these stand at the places of the characters.
      return bytes.length == source.text().length()
          ? readDocuments(path, source, /* glancing= */ true)
          : new Glance(read(path, source), true);
    } catch (MalformedTextException e) {
      return new Glance(malformed(path, e), true);
    }
  }

  /** Reads a file whole; whatever is wrong with it is in the result. */
  public ManifestFile read(String path, byte[] bytes) {
    try {
      return read(path, SourceText.decode(bytes));
    } catch (MalformedTextException e) {
      return malformed(path, e);
    }
  }

  private static ManifestFile malformed(String path, MalformedTextException e) {
    Problem problem =
        new Problem(
            new Location(path, e.line(), e.column()),
            String.valueOf(e.getMessage()),
            "save the file as UTF-8");
    return ManifestFile.unread(path, List.of(problem));
  }

  /** Reads a decoded file. */
  public ManifestFile read(String path, SourceText source) {
    ManifestFile file = readDocuments(path, source, /* glancing= */ false).file();
    boolean understood = file.problems().isEmpty() && file.template().isEmpty();
    return understood || !file.isKustomization()
        ? file
        : file.withReferences(
            new LinkedHashSet<>(List.of(source.text().split("[\\s\"',\\[\\]{}]+", -1))));
  }

  private Glance readDocuments(String path, SourceText source, boolean glancing) {
    // Of such bytes it is known, too, that no template mark and no byte order mark is inside.
    boolean told =
        source.bytes().length == source.text().length()
            && (glancing || Prefilter.canTell(source.bytes()));
    List<Span> spans = DocumentParser.split(source);
    IntStream numbers = IntStream.range(0, spans.size());
    List<Collected> documents =
        (spans.size() < MANY ? numbers : numbers.parallel())
            .mapToObj(
                number -> {
                  Collected document = new Collected(number);
                  read(path, source, spans.get(number), glancing, told, document);
                  return document;
                })
            .toList();
    Collected all = new Collected(0);
    for (Collected document : documents) {
      if (document.templateMark.isPresent()) {
        return new Glance(template(path, source, document.templateMark.get()), all.whole);
      }
      all.add(document);
    }
    boolean json = isJson(source.bytes()) || source.text().stripLeading().startsWith("{");
    return new Glance(all.file(path, json), all.whole);
  }

  private void read(
      String path,
      SourceText source,
      Span span,
      boolean glancing,
      boolean told,
      Collected collected) {
    if (glancing && !isOfInterest(source, span, collected)) {
      collected.whole = false;
      return;
    }
    try {
      YamlDocument document = DocumentParser.parse(source, span);
      collected.templateMark = told ? Optional.empty() : document.templateMark();
      if (collected.templateMark.isPresent()) {
        return;
      }
      DocumentWords words = told ? DocumentWords.of(source.bytes(), span) : DocumentWords.ANY;
      collect(path, document, words, collected);
      if (!told) {
        TextMarks.misplaced(path, source, span).ifPresent(collected.problems::add);
      }
    } catch (YamlSyntaxException e) {
      collected.templateMark = TextMarks.ofTemplate(source, span);
      collected.problems.add(
          new Problem(
              source.lines().location(path, e.offset()), String.valueOf(e.getMessage()), e.hint()));
    }
  }

  /** Whether the first character is a brace; what is in another encoding is looked at as text. */
  private static boolean isJson(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
    return at < bytes.length && bytes[at] == '{';
  }

  private boolean isOfInterest(SourceText source, Span span, Collected collected) {
    Verdict verdict = prefilter.verdict(source.bytes(), span.start(), span.end());
    collected.objects += verdict == Verdict.OBJECT ? 1 : 0;
    return verdict == Verdict.PARSE;
  }

  private static ManifestFile template(String path, SourceText source, int offset) {
    return ManifestFile.template(path, source.lines().location(path, offset));
  }

  private void collect(
      String path, YamlDocument document, DocumentWords words, Collected collected) {
    IgnoreComments ignores = IgnoreComments.of(document, words, path);
    Optional<Value> root = Value.root(document, path);
    if (root.isPresent()) {
      collect(path, document, words, root.get(), ignores, collected);
    }
    collected.warnings.addAll(ignores.problems());
  }

  private void collect(
      String path,
      YamlDocument document,
      DocumentWords words,
      Value root,
      IgnoreComments ignores,
      Collected collected) {
    if (ManifestFile.isKustomization(path) && !AppliedPathReader.isFlux(root)) {
      collected.kustomization =
          Optional.of(KustomizationReader.read(root, path, collected.document));
      collected.objects++;
      return;
    }
    if (ManifestObject.type(root).filter(GroupKind::isDefinition).isPresent()) {
      collected.objects++;
      return;
    }
    if (root.isSequence() || words.mayPatch() || PatchReader.takesAway(root)) {
      PatchReader.read(root).ifPresent(collected.patches::add);
    }
    collected.patches.addAll(ReplacementReader.inFile(root));
    List<ManifestObject> objects = ManifestObject.in(root);
    if (objects.isEmpty()) {
      collected.mentions = mention(root, 0);
    }
    collected.objects += objects.size();
    boolean encrypted = root.get("sops").filter(Value::isMapping).isPresent();
    SharedListReader shares = new SharedListReader(document, path);
    for (ManifestObject object : objects) {
      Place place = new Place(path, collected.document, object.value().path(), object.list());
      collected.openShift |= object.type().isOpenShift();
      ObjectId id = object.id(defaultNamespace);
      PodSpecReader reader =
          new PodSpecReader(object, id, place, encrypted, kinds, ignores, shares);
      collected.pods.addAll(reader.read());
      if (object.type().isCore("ServiceAccount")) {
        collected.accounts.add(ServiceAccountReader.read(object, id, place, encrypted));
      }
      if (words.mayIdentify()) {
        collected.identities.addAll(IdentityReader.read(object, id));
      }
      collected.applied.addAll(AppliedPathReader.read(object));
    }
  }

  /** The first list of pull secrets in something that is not a manifest. */
  private static Optional<Location> mention(Value value, int depth) {
    if (depth > 50) {
      return Optional.empty();
    }
    for (Value.Field field : value.fields()) {
      if (field.key().equals("imagePullSecrets") && !field.value().items().isEmpty()) {
        return Optional.of(field.value().location());
      }
      Optional<Location> below = mention(field.value(), depth + 1);
      if (below.isPresent()) {
        return below;
      }
    }
    for (Value item : value.items()) {
      Optional<Location> below = mention(item, depth + 1);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }
}
