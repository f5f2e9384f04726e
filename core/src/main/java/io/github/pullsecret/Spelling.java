package io.github.pullsecret;

import io.github.pullsecret.text.Suggestion;
import java.util.Collection;
import java.util.Optional;

/** What a misspelt word was meant to be, as the messages of this library say it. */
public final class Spelling {
  private Spelling() {}

  /** The known word that is meant, if one is close enough. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return Suggestion.nearest(word, known);
  }

  /** What to do about an unknown word: the one that is meant, else all that are known. */
  public static String hint(String word, Collection<String> known) {
    return Suggestion.hint(nearest(word, known), known);
  }
}
