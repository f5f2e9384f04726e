/**
 * Moves pull secrets from pod specs onto ServiceAccounts: {@link
 * io.github.pullsecret.PullSecret#move} plans and proves, {@link
 * io.github.pullsecret.MoveResult#write} writes.
 */
@NullMarked
package io.github.pullsecret;

import org.jspecify.annotations.NullMarked;
