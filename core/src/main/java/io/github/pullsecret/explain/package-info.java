/** Where each pod's pull secrets come from, and what will keep it from its images. */
@NullMarked
package io.github.pullsecret.explain;

import org.jspecify.annotations.NullMarked;
