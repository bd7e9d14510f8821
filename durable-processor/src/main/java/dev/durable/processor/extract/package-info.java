/**
 * Reads the user's interfaces. The only package that walks {@code javax.lang.model}; what it knows
 * of compilers, their orders and their gaps ends here.
 */
@NullMarked
package dev.durable.processor.extract;

import org.jspecify.annotations.NullMarked;
