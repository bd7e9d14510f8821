/**
 * What the file knows of the types in it, and how that meets the types of the program.
 *
 * <p>Each layout that was ever written stands in the file once, as text, and every record names the
 * one it was written by.
 */
@NullMarked
package dev.durable.internal.schema;

import org.jspecify.annotations.NullMarked;
