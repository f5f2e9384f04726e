package io.github.pullsecret;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/** Does what works on many files with as many threads as a request asks for. */
final class Jobs {
  private Jobs() {}

  /** Something that works on many files. */
  interface Work<T> {
    T done() throws UsageException;
  }

  /**
   * Does the work; parallel streams in it use the threads of the pool that it runs in.
   *
   * @param jobs the number of threads; 0 for as many as there are processors
   */
  static <T> T with(int jobs, Work<T> work) throws UsageException {
    if (jobs == 0) {
      return work.done();
    }
    ForkJoinPool pool = new ForkJoinPool(jobs);
    try {
      return pool.submit(work::done).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UsageException usage) {
        throw usage;
      } else if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted; nothing was written", e);
    } finally {
      pool.shutdown();
    }
  }
}
