package io.github.pullsecret.move;

/** How much of a plan is made: all of it, or what does no harm without the rest. */
enum Half {
  /** All of it. */
  WHOLE,
  /** ServiceAccounts get lists, and pods keep theirs. */
  ACCOUNTS,
  /** Pods get lists, and ServiceAccounts keep theirs. */
  PODS
}
