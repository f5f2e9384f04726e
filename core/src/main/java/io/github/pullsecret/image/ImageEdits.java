package io.github.pullsecret.image;

import io.github.pullsecret.kubernetes.ImageReference;
import io.github.pullsecret.kubernetes.ImageReference.Inner;
import io.github.pullsecret.text.MalformedTextException;
import io.github.pullsecret.text.SourceText;
import io.github.pullsecret.yaml.DocumentParser;
import io.github.pullsecret.yaml.Edit;
import io.github.pullsecret.yaml.EditsRefusedException;
import io.github.pullsecret.yaml.EditsRefusedException.Refusal;
import io.github.pullsecret.yaml.NodePath;
import io.github.pullsecret.yaml.YamlEditor;
import io.github.pullsecret.yaml.YamlEditor.Placed;
import io.github.pullsecret.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The new image texts of one file as edits; those in an inline patch are one edit of its string.
 */
final class ImageEdits {
  private final Map<ImageReference, String> texts = new LinkedHashMap<>();

  void add(ImageReference reference, String text) {
    texts.put(reference, text);
  }

  /** A string that holds YAML. */
  private record Outer(int document, NodePath path) {}

  /** The edits of the file; all of them can be made once {@link #refusals} is empty. */
  List<Placed> edits(SourceText source) {
    List<Placed> edits = new ArrayList<>();
    byEdit(source, new LinkedHashMap<>()).forEach((edit, references) -> edits.add(edit));
    return edits;
  }

  /** The references that can't be edited exactly, and why; they are taken out. */
  Map<ImageReference, LeftReason> refusals(SourceText source) {
    Map<ImageReference, LeftReason> refused = new LinkedHashMap<>();
    boolean again = true;
    while (again) {
      Map<Placed, List<ImageReference>> edits = byEdit(source, refused);
      again = false;
      try {
        YamlEditor.edit(source, List.copyOf(edits.keySet()));
      } catch (EditsRefusedException e) {
        for (Refusal refusal : e.refusals()) {
          edits
              .getOrDefault(refusal.placed(), List.of())
              .forEach(reference -> refused.put(reference, reason(refusal)));
        }
        again = true;
      } catch (YamlSyntaxException e) {
        throw readBefore(e);
      }
      refused.keySet().forEach(texts::remove);
    }
    return refused;
  }

  private static LeftReason reason(Refusal refusal) {
    return refusal.shared() ? LeftReason.SHARED_YAML : LeftReason.UNSAFE_EDIT;
  }

  /** The references by the edit that changes them; what an inline patch refuses is taken out. */
  private Map<Placed, List<ImageReference>> byEdit(
      SourceText source, Map<ImageReference, LeftReason> refused) {
    Map<Placed, List<ImageReference>> edits = new LinkedHashMap<>();
    Map<Outer, List<ImageReference>> inline = new LinkedHashMap<>();
    texts.forEach(
        (reference, text) -> {
          int document = reference.place().document();
          if (reference.inner().isPresent()) {
            inline
                .computeIfAbsent(new Outer(document, reference.path()), key -> new ArrayList<>())
                .add(reference);
          } else {
            Edit edit = new Edit.SetScalar(reference.path(), text);
            edits.put(new Placed(document, edit), List.of(reference));
          }
        });
    inline.forEach(
        (outer, references) -> {
          String text = inline(string(source, outer), references, refused);
          List<ImageReference> made = new ArrayList<>(references);
          made.removeAll(refused.keySet());
          if (!made.isEmpty()) {
            edits.put(new Placed(outer.document(), new Edit.SetScalar(outer.path(), text)), made);
          }
        });
    return edits;
  }

  private static String string(SourceText source, Outer outer) {
    try {
      return DocumentParser.parse(source, outer.document()).text(outer.path());
    } catch (YamlSyntaxException e) {
      throw readBefore(e);
    }
  }

  /** The string with its new images. */
  private String inline(
      String text, List<ImageReference> references, Map<ImageReference, LeftReason> refused) {
    Map<Placed, ImageReference> edits = new LinkedHashMap<>();
    for (ImageReference reference : references) {
      if (!refused.containsKey(reference)) {
        Inner inner = reference.inner().orElseThrow();
        String image = texts.getOrDefault(reference, reference.text());
        edits.put(new Placed(inner.document(), new Edit.SetScalar(inner.path(), image)), reference);
      }
    }
    while (true) {
      try {
        SourceText source = SourceText.decode(text.getBytes(StandardCharsets.UTF_8));
        return YamlEditor.edit(source, List.copyOf(edits.keySet())).source().text();
      } catch (EditsRefusedException e) {
        for (Refusal refusal : e.refusals()) {
          ImageReference reference = edits.remove(refusal.placed());
          if (reference != null) {
            refused.put(reference, reason(refusal));
          }
        }
      } catch (YamlSyntaxException | MalformedTextException e) {
        throw readBefore(e);
      }
    }
  }

  private static IllegalStateException readBefore(Exception e) {
    return new IllegalStateException("what was read before can't be read now", e);
  }
}
