package io.github.pullsecret.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.Token;

/** Keeps the tokens that have a width while the parser consumes them. */
final class RecordingScanner implements Scanner {
  private final Scanner scanner;
  private final List<Token> tokens = new ArrayList<>();

  RecordingScanner(Scanner scanner) {
    this.scanner = scanner;
  }

  /** The tokens consumed so far whose end is after their start. */
  List<Token> tokens() {
    return tokens;
  }

  static int start(Token token) {
    return index(token.getStartMark().orElseThrow());
  }

  static int end(Token token) {
    return index(token.getEndMark().orElseThrow());
  }

  private static int index(Mark mark) {
    return mark.getIndex();
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    return scanner.checkToken(choices);
  }

  @Override
  public Token peekToken() {
    return scanner.peekToken();
  }

  @Override
  public boolean hasNext() {
    return scanner.hasNext();
  }

  @Override
  public Token next() {
    Token token = scanner.next();
    if (end(token) > start(token)) {
      tokens.add(token);
    }
    return token;
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }
}
