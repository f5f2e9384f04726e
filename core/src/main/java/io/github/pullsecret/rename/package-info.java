/** Renames pull secrets: finds what names them, decides where, and says it as edits. */
@NullMarked
package io.github.pullsecret.rename;

import org.jspecify.annotations.NullMarked;
