/** Bytes and positions: what a file says, exactly, and edits to it. Knows nothing of YAML. */
@NullMarked
package io.github.pullsecret.text;

import org.jspecify.annotations.NullMarked;
