/**
 * What the processor knows of the user's types, free of any compiler: immutable records with names
 * instead of elements, so that they outlive a round and depend on no order of enumeration.
 */
@NullMarked
package dev.durable.processor.model;

import org.jspecify.annotations.NullMarked;
