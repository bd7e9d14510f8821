/** EclipseStore under test. */
@NullMarked
package dev.durable.examples.benchmarks.store.eclipse;

import org.jspecify.annotations.NullMarked;
