/** What a rules file says, typed and checked. */
@NullMarked
package io.github.pullsecret.rules;

import org.jspecify.annotations.NullMarked;
