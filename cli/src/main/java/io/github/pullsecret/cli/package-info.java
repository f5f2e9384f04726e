/** The command line: turns arguments into a request and prints what the core returns. */
@NullMarked
package io.github.pullsecret.cli;

import org.jspecify.annotations.NullMarked;
