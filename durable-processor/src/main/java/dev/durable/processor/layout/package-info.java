/**
 * Where each property lies in a record. A pure function of names and types, the one place where
 * offsets are computed; the runtime only verifies them.
 */
@NullMarked
package dev.durable.processor.layout;

import org.jspecify.annotations.NullMarked;
