/** Where things are in a YAML or JSON text, and how to edit them there. */
@NullMarked
package io.github.pullsecret.yaml;

import org.jspecify.annotations.NullMarked;
