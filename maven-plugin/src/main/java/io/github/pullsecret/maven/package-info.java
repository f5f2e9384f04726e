/** The Maven goals: they turn parameters into a request and log what the core returns. */
@NullMarked
package io.github.pullsecret.maven;

import org.jspecify.annotations.NullMarked;
