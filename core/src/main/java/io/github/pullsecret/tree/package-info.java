/** What is resolved together: units, the graph of kustomizations, and what every pod gets. */
@NullMarked
package io.github.pullsecret.tree;

import org.jspecify.annotations.NullMarked;
