package io.github.pullsecret.files;

import io.github.pullsecret.files.FaultyDisk.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;

/** The extended attributes of a file on a {@link FaultyDisk}. */
record FaultyAttributes(FaultyDisk disk, Path path, UserDefinedFileAttributeView real)
    implements UserDefinedFileAttributeView {

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public List<String> list() throws IOException {
    return real.list();
  }

  @Override
  public int size(String name) throws IOException {
    return real.size(name);
  }

  @Override
  public int read(String name, ByteBuffer to) throws IOException {
    return real.read(name, to);
  }

  @Override
  public int write(String name, ByteBuffer from) throws IOException {
    disk.reach(Operation.KEEP, path);
    return real.write(name, from);
  }

  @Override
  public void delete(String name) throws IOException {
    real.delete(name);
  }
}
