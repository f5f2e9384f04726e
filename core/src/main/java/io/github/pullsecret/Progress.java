package io.github.pullsecret;

/** Hears how far a run is. A run is no slower for one that does nothing. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void start(String phase, int total) {}

        @Override
        public void advance() {}
      };

  /**
   * A phase begins, and the one before it has ended.
   *
   * @param phase what is done, in a few words, such as {@code reading files}
   * @param total how often {@link #advance} will be called, or 0 if that is not known
   */
  void start(String phase, int total);

  /** One of the things to do in this phase is done. Called by several threads at once. */
  void advance();
}
