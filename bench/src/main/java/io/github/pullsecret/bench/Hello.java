package io.github.pullsecret.bench;

/** What a JVM costs that does nothing. */
public final class Hello {
  private Hello() {}

  /** Says hello. */
  public static void main(String[] args) {
    System.out.println("hello");
  }
}
