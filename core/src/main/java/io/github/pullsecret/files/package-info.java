/**
 * The disk: finds the manifests under the given PATHs, reads them, and replaces them all or none.
 * No other package touches it, and this one knows nothing of what is in the files.
 */
@NullMarked
package io.github.pullsecret.files;

import org.jspecify.annotations.NullMarked;
