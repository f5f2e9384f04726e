/** What the YAML means: manifests, workloads, and the fields that name a Secret. */
@NullMarked
package io.github.pullsecret.kubernetes;

import org.jspecify.annotations.NullMarked;
