/**
 * The class model of a JDK: what a user of Durable writes, and all that is written.
 *
 * <p>Nothing here knows of files, commits or bytes. Each annotated interface names its properties;
 * its default methods are the behaviour of the domain, and work alike on drafts, which are edited,
 * and on views, which are read from the mapped heap. {@link dev.durable.examples.jdk.model.Type} is
 * where to start: a sealed hierarchy of entities over which {@code switch} is exhaustive.
 */
@NullMarked
package dev.durable.examples.jdk.model;

import org.jspecify.annotations.NullMarked;
