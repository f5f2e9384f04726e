package io.github.pullsecret.files;

import io.github.pullsecret.files.FaultyDisk.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** The access rights of a file on a {@link FaultyDisk}. */
record FaultyRights(FaultyDisk disk, Path path, PosixFileAttributeView real)
    implements PosixFileAttributeView {

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public PosixFileAttributes readAttributes() throws IOException {
    return real.readAttributes();
  }

  @Override
  public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
    disk.reach(Operation.SET_RIGHTS, path);
    real.setPermissions(permissions);
  }

  @Override
  public void setGroup(GroupPrincipal group) throws IOException {
    disk.reach(Operation.KEEP, path);
    real.setGroup(group);
  }

  @Override
  public void setOwner(UserPrincipal owner) throws IOException {
    disk.reach(Operation.KEEP, path);
    real.setOwner(owner);
  }

  @Override
  public UserPrincipal getOwner() throws IOException {
    return real.getOwner();
  }

  @Override
  public void setTimes(FileTime modified, FileTime accessed, FileTime created) throws IOException {
    real.setTimes(modified, accessed, created);
  }
}
