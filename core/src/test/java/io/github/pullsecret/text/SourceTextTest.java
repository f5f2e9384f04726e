package io.github.pullsecret.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a text from one look at its bytes. */
class SourceTextTest {
  @Test
  void lettersAndLineFeedsArePrintable() throws MalformedTextException {
    assertThat(SourceText.decode("a: b\n~\n".getBytes(UTF_8)).isPrintable()).isTrue();
    assertThat(SourceText.decode(new byte[0]).isPrintable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\r\nb", "\u0000", "a\u007f", "\u00e4", "\uFEFFa", "a\u2028"})
  void whatTheParserHasToLookAtIsNot(String text) throws MalformedTextException {
    assertThat(SourceText.decode(text.getBytes(UTF_8)).isPrintable()).isFalse();
  }

  @Property
  void decodesAsciiAsItStands(@ForAll @CharRange(from = '\0', to = '\u007f') String text)
      throws MalformedTextException {
    if (text.indexOf('\0') < 0) {
      SourceText decoded = SourceText.decode(text.getBytes(ISO_8859_1));
      assertThat(decoded.text()).isEqualTo(text);
      assertThat(decoded.isPrintable()).isEqualTo(text.matches("[ -~\n]*"));
    }
  }
}
