package io.github.pullsecret.diff;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a {@link FileDiff} as a unified diff: as text for people, as bytes for Git. */
public final class UnifiedDiff {
  private static final String SECRET = "*** (secret data not shown)";
  private static final String NO_NEWLINE = "\\ No newline at end of file\n";
  private static final String NO_FILE = "--- /dev/null\n";

  private UnifiedDiff() {}

  /**
   * The difference for people, empty if there is none: decoded, without a byte order mark, and with
   * a line of text on each line even if the file's lines end with a lone CR. Lines with secret data
   * are replaced.
   */
  public static String printed(FileDiff file) {
    Lines before = file.before(Lines.End.LF_OR_LONE_CR);
    Lines after = file.after(Lines.End.LF_OR_LONE_CR);
    List<Hunk> hunks = new HunkLayout(before, after).withFullContext();
    if (hunks.isEmpty() && !file.isNewFile()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    DiffPath path = file.path();
    out.append(file.isNewFile() ? NO_FILE : "--- " + path.readable("a/") + path.end());
    out.append("+++ ").append(path.readable("b/")).append(path.end());
    for (Hunk hunk : hunks) {
      out.append(hunk.header());
      for (Hunk.Row row : hunk.rows(before, after)) {
        out.append(row.sign());
        out.append(row.isSecret() ? SECRET : row.version().shown(row.line())).append('\n');
        if (!row.version().isEnded(row.line(), Lines.End.LF_OR_LONE_CR)) {
          out.append(NO_NEWLINE);
        }
      }
    }
    return out.toString();
  }

  /**
   * The difference for {@code git apply} and {@code patch -p1}. Lines with secret data are in it
   * only if they change; a file in UTF-16 is left out. Warnings say so.
   */
  public static Patch patch(FileDiff file) {
    Lines before = file.before(Lines.End.LF);
    Lines after = file.after(Lines.End.LF);
    HunkLayout layout = new HunkLayout(before, after);
    List<Hunk> hunks = layout.withoutSecretContext();
    if (hunks.isEmpty() && !file.isNewFile()) {
      return new Patch(new byte[0], List.of());
    }
    DiffPath path = file.path();
    if (before.isUtf16() || after.isUtf16()) {
      return Patch.without(path.path(), "it is UTF-16, which Git takes for binary");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write("diff --git " + path.quoted("a/") + ' ' + path.quoted("b/") + '\n', out);
    if (file.isNewFile()) {
      write("new file mode 100644\n", out);
    }
    if (!hunks.isEmpty()) {
      write(file.isNewFile() ? NO_FILE : "--- " + path.quoted("a/") + path.end(), out);
      write("+++ " + path.quoted("b/") + path.end(), out);
    }
    for (Hunk hunk : hunks) {
      write(hunk.header(), out);
      for (Hunk.Row row : hunk.rows(before, after)) {
        out.write(row.sign());
        out.writeBytes(row.version().bytes(row.line()));
        if (!row.version().isEnded(row.line(), Lines.End.LF)) {
          write('\n' + NO_NEWLINE, out);
        }
      }
    }
    return new Patch(out.toByteArray(), warnings(path, hunks, layout, before, after));
  }

  private static List<String> warnings(
      DiffPath path, List<Hunk> hunks, HunkLayout layout, Lines before, Lines after) {
    List<String> warnings = new ArrayList<>();
    if (path.leadsOut()) {
      warnings.add(
          path.path()
              + ": the path leads out of the directory that the patch is for; git apply needs"
              + " --unsafe-paths, patch refuses it");
    }
    for (Hunk hunk : hunks) {
      if (hunk.rows(before, after).stream().anyMatch(Hunk.Row::isSecret)) {
        warnings.add(
            place(path, hunk.first())
                + ": a line with secret data changes and is in the patch; keep the patch private");
      }
      if (layout.lacksContext(hunk)) {
        warnings.add(
            place(path, hunk.last())
                + ": the change borders on secret data, which is not in the patch; use git apply"
                + " --unidiff-zero, since without it Git may refuse or misplace the change");
      }
    }
    return warnings;
  }

  /** Where a change is, in the file as it shall be, or what it comes after if it removes lines. */
  private static String place(DiffPath path, Change change) {
    return path.path() + ':' + Math.max(1, change.afterStart() + (change.isRemoval() ? 0 : 1));
  }

  private static void write(String ascii, ByteArrayOutputStream out) {
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** How much a file changes. */
  public static DiffStat stat(FileDiff file) {
    Lines before = file.before(Lines.End.LF_OR_LONE_CR);
    Lines after = file.after(Lines.End.LF_OR_LONE_CR);
    int added = 0;
    int removed = 0;
    List<DiffStat.Region> regions = new ArrayList<>();
    for (Hunk hunk : new HunkLayout(before, after).withFullContext()) {
      for (Change change : hunk.changes()) {
        added += change.afterEnd() - change.afterStart();
        removed += change.beforeEnd() - change.beforeStart();
        int first = Math.max(1, change.beforeStart() + (change.isInsertion() ? 0 : 1));
        regions.add(new DiffStat.Region(first, Math.max(first, change.beforeEnd())));
      }
    }
    return new DiffStat(added, removed, regions);
  }

  /**
   * What {@link #printed} returned, for one file or several, in the colours of {@code git diff}.
   */
  public static String coloured(String printed) {
    return DiffColours.coloured(printed);
  }

  /** What {@link #printed} returned, with {@code ^M} for a CR that a changed line ends with. */
  public static String withVisibleCr(String printed) {
    return DiffColours.withVisibleCr(printed);
  }
}
