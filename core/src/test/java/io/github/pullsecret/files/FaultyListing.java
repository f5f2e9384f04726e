package io.github.pullsecret.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.StreamSupport;

/** What is in a directory of a {@link FaultyDisk}. */
record FaultyListing(FaultyDisk disk, DirectoryStream<Path> real) implements DirectoryStream<Path> {

  @Override
  public Iterator<Path> iterator() {
    return StreamSupport.stream(real.spliterator(), /* parallel= */ false)
        .map(disk::path)
        .iterator();
  }

  @Override
  public void close() throws IOException {
    real.close();
  }
}
