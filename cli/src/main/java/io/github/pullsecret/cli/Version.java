package io.github.pullsecret.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as {@code --version} prints it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream version = Version.class.getResourceAsStream("version.txt")) {
      return new String[] {
        "pullsecret " + new String(Objects.requireNonNull(version).readAllBytes(), UTF_8).strip()
      };
    }
  }
}
