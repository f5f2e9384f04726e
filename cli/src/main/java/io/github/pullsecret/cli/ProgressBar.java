package io.github.pullsecret.cli;

import io.github.pullsecret.Progress;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shows on a terminal how far a run is, on one line that is gone afterwards. A run that is over in
 * a second shows nothing.
 */
final class ProgressBar implements Progress, AutoCloseable {
  private static final long PATIENCE = 1000;
  private static final long PAUSE = 100;
  private static final int CELLS = 24;

  /** So that the line fits a terminal of 80 columns. */
  private static final int LONGEST = 40;

  private static final String ERASE = "\r\u001b[K";

  private final PrintStream terminal;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread painter;
  private final AtomicInteger done = new AtomicInteger();
  private volatile String phase = "";
  private volatile int total;

  /** A bar that appears when the run takes longer than {@link #PATIENCE}. */
  ProgressBar(PrintStream terminal) {
    this(terminal, PATIENCE);
  }

  /** A bar that appears after some milliseconds. */
  ProgressBar(PrintStream terminal, long patience) {
    this.terminal = terminal;
    this.painter = new Thread(() -> paint(patience), "progress");
    painter.setDaemon(true);
    painter.start();
  }

  @Override
  public void start(String what, int times) {
    done.set(0);
    total = times;
    phase = what;
  }

  @Override
  public void advance() {
    done.incrementAndGet();
  }

  private void paint(long patience) {
    try {
      if (over.await(patience, TimeUnit.MILLISECONDS)) {
        return;
      }
      do {
        terminal.print(ERASE + line());
        terminal.flush();
      } while (!over.await(PAUSE, TimeUnit.MILLISECONDS));
      terminal.print(ERASE);
      terminal.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is shown now. */
  String line() {
    String what = phase.length() <= LONGEST ? phase : phase.substring(0, LONGEST - 3) + "...";
    int all = total;
    if (all == 0) {
      return what;
    }
    int now = Math.min(done.get(), all);
    int filled = (int) ((long) CELLS * now / all);
    return "["
        + "#".repeat(filled)
        + " ".repeat(CELLS - filled)
        + "] "
        + what
        + " "
        + now
        + "/"
        + all;
  }

  /** Ends it; afterwards nothing of it is on the terminal. */
  @Override
  public void close() {
    over.countDown();
    try {
      painter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
