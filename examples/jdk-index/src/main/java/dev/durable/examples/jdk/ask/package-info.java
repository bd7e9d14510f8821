/**
 * Questions to a JDK in a heap, answered from the mapped views: nothing is loaded first.
 *
 * <p>Each class answers questions of one kind from a root of any version; none of them knows which
 * version that is, or that there is a heap at all.
 */
@NullMarked
package dev.durable.examples.jdk.ask;

import org.jspecify.annotations.NullMarked;
