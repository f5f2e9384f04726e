/** Planning a move: which pull secrets go onto which ServiceAccount. */
@NullMarked
package io.github.pullsecret.move;

import org.jspecify.annotations.NullMarked;
