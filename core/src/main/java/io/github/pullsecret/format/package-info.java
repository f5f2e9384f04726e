/** One result of a run, for people and for programs: JSON, SARIF, Markdown and annotations. */
@NullMarked
package io.github.pullsecret.format;

import org.jspecify.annotations.NullMarked;
