/** A bank, to be tortured: the tests do all kinds of harm to heaps that hold it. */
@NullMarked
package dev.durable.torture;

import org.jspecify.annotations.NullMarked;
