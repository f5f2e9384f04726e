package io.github.pullsecret.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Lines end at LF, CRLF and a lone CR, whatever stands beside them. */
class LineMapTest {
  @Property
  void findsTheStartOfEveryLine(@ForAll("texts") String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      boolean inPair = text.startsWith("\r\n", i);
      if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !inPair)) {
        starts.add(i + 1);
      }
    }
    LineMap lines = new LineMap(text);
    List<Integer> found = new ArrayList<>();
    for (int line = 0; line < lines.count(); line++) {
      found.add(lines.start(line));
    }
    assertThat(found).isEqualTo(starts);
  }

  @Property
  void aLineAndItsBreakEndWhereTheNextStarts(@ForAll("texts") String text) {
    LineMap lines = new LineMap(text);
    for (int line = 0; line + 1 < lines.count(); line++) {
      int start = lines.start(line);
      assertThat(text.substring(start, lines.lineEnd(start))).doesNotContain("\n", "\r");
      assertThat(text.substring(lines.lineEnd(start), lines.nextLine(start)))
          .isIn("\n", "\r", "\r\n");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('\n', '\r', 'a', ' ').ofMaxLength(60);
  }
}
