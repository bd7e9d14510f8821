/** Values that describe themselves: JSON as a graph of entities, and JSON text. */
@NullMarked
package dev.durable.json;

import org.jspecify.annotations.NullMarked;
