package io.github.pullsecret.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What it costs to parse every file of a tree into events and to do nothing with them. */
public final class EngineEvents {
  private EngineEvents() {}

  /** Prints the number of events of the files under a directory. */
  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
      files = all.filter(Files::isRegularFile).toList();
    }
    long events = 0;
    for (Path file : files) {
      events += count(Files.readString(file, UTF_8));
    }
    System.out.println(events);
  }

  private static long count(String text) {
    Parse parse = new Parse(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build());
    long events = 0;
    try {
      for (var event : parse.parseString(text)) {
        events += event == null ? 0 : 1;
      }
    } catch (YamlEngineException e) {
      // What it can't parse is part of some trees; the events up to there count.
    }
    return events;
  }
}
