/** What people are told about a run. */
@NullMarked
package io.github.pullsecret.report;

import org.jspecify.annotations.NullMarked;
