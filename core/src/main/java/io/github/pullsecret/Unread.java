package io.github.pullsecret;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A file that is not read as manifests: broken, or a template. Its words are all that is known of
 * it.
 *
 * @param path the file as displayed
 * @param text its bytes as text in which ASCII can be searched for, whatever the encoding
 * @param template whether it becomes manifests after a template engine has run
 * @param known whether the bytes could be read at all
 */
record Unread(String path, String text, boolean template, boolean known) {
  /** Without the text, which may be data of a Secret. */
  @Override
  public String toString() {
    return "Unread[" + path + "]";
  }

  static Unread of(String path, byte[] bytes, boolean template) {
    return new Unread(path, plainText(bytes), template, /* known= */ true);
  }

  /** Bytes as text in which ASCII reads as itself, in UTF-8 and in UTF-16. */
  static String plainText(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
  }

  /** A file of which not even the bytes could be read. */
  static Unread unknown(String path) {
    return new Unread(path, "", /* template= */ false, /* known= */ false);
  }

  boolean namesPullSecrets() {
    return text.contains("imagePullSecrets");
  }

  boolean namesAccountsOrSecrets() {
    return !known || namesPullSecrets() || text.contains("erviceAccount");
  }

  boolean mayHoldPods() {
    return namesAccountsOrSecrets() || text.contains("containers");
  }

  /**
   * Whether it may use or define a ServiceAccount. A broken file may by any mention; a template,
   * whose every word may mean something else, only where it names its pods' ServiceAccount.
   */
  boolean mayUseOrDefine(String account) {
    if (!known) {
      return true;
    }
    if (account.equals("default")
        && text.contains("containers")
        && !text.contains("erviceAccount")) {
      return true;
    }
    String name = Pattern.quote(account);
    return template
        ? found("serviceAccount(?:Name)?[\"']?\\s*:\\s*[\"']?" + name + "(?![\\w.-])")
        : mayHoldPods() && found("(?<![\\w.-])" + name + "(?![\\w.-])");
  }

  /** Whether it may define a ServiceAccount, not only use it. */
  boolean mayDefine(String account) {
    return !known
        || (found("kind[\"']?\\s*:\\s*[\"']?ServiceAccount\\b")
            && found("(?<![\\w.-])" + Pattern.quote(account) + "(?![\\w.-])"));
  }

  /** Whether it names one of these, or could. */
  boolean mentions(Collection<String> names) {
    return !known || (!template && names.stream().anyMatch(text::contains));
  }

  private boolean found(String regex) {
    return Pattern.compile(regex).matcher(text).find();
  }
}
