/**
 * Moves pull secrets from pod specs onto ServiceAccounts: {@link
 * io.github.pullsecret.PullSecret#rewrite} plans and proves, {@link
 * io.github.pullsecret.RewriteResult#write} writes.
 */
@NullMarked
package io.github.pullsecret;

import org.jspecify.annotations.NullMarked;
