/** Line differences, as people read them and as patches. */
@NullMarked
package io.github.pullsecret.diff;

import org.jspecify.annotations.NullMarked;
