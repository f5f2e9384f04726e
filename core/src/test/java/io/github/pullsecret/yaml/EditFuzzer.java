package io.github.pullsecret.yaml;

import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Fuzzing of the editor: edits of every kind at places of any document are made, with a proof that
 * holds and every byte outside kept, or refused.
 */
public final class EditFuzzer {
  private static final int EDITS = 4;

  private EditFuzzer() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
    SourceText before;
    try {
      before = SourceText.decode(bytes);
    } catch (MalformedTextException e) {
      return;
    }
    Optional<List<YamlDocument>> documents = EditorPropertyTest.parse(before);
    if (documents.isEmpty()) {
      return;
    }
    Random random = new Random(Arrays.hashCode(bytes));
    List<Placed> edits = EditorPropertyTest.edits(documents, random);
    Collections.shuffle(edits, random);
    for (Placed edit : edits.subList(0, Math.min(EDITS, edits.size()))) {
      edit(before, documents.get().get(edit.document()), edit);
    }
    batch(before, EditorPropertyTest.batch(edits, random));
    insert(before, random.nextInt(documents.get().size() + 1) - 1, random);
  }

  private static void edit(SourceText before, YamlDocument document, Placed edit) throws Exception {
    try {
      SourceText after = YamlEditor.edit(before, List.of(edit)).source();
      EditorPropertyTest.checkOutside(
          before, after, EditorPropertyTest.reach(document, edit.edit()));
    } catch (EditsRefusedException e) {
      // Said so.
    }
  }

  private static void batch(SourceText before, List<Placed> batch) throws Exception {
    try {
      YamlEditor.edit(before, batch);
    } catch (EditsRefusedException e) {
      // Said so.
    }
  }

  private static void insert(SourceText before, int place, Random random) throws Exception {
    OptionalInt above = place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    NewDocument added = new NewDocument(above, RandomEdits.document(random), Dialect.BLOCK);
    try {
      DocumentInserter.insert(before, before, List.of(added));
    } catch (EditRefusedException e) {
      // Said so.
    }
  }
}
