package io.github.pullsecret.kubernetes;

import java.util.regex.Pattern;

/** What a name of an object may be. */
public final class Names {
  /** The longest name of a ServiceAccount or Secret. */
  public static final int MAX_LENGTH = 253;

  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\$\\{|\\$\\(|\\$\\[|\\{\\{|\\}\\}|<[A-Za-z_ -]+>|\\$[A-Za-z_]|%[A-Z_]+%|@[A-Za-z_.]+@");

  private Names() {}

  /** Whether the name is a DNS-1123 subdomain (Kubernetes object names, RFC 1123). */
  public static boolean isValid(String name) {
    return name.length() <= MAX_LENGTH && SUBDOMAIN.matcher(name).matches();
  }

  /** Whether another tool fills in the name, or a part of it, later. */
  public static boolean isPlaceholder(String name) {
    for (int i = 0; i < name.length(); i++) {
      if ("${}<>%@".indexOf(name.charAt(i)) >= 0) {
        return PLACEHOLDER.matcher(name).find();
      }
    }
    return false;
  }
}
