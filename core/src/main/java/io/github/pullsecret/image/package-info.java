/** Moves images to another registry: what an image's name says, and which texts change. */
@NullMarked
package io.github.pullsecret.image;

import org.jspecify.annotations.NullMarked;
