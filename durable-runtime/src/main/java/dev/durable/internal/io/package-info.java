/**
 * The one door to the outside: files, mappings, flushes, locks, the clock and chance.
 *
 * <p>{@link dev.durable.internal.io.Storage} is the file system and {@link
 * dev.durable.internal.io.StorageFile} one open file. Everything above goes through these two, and
 * no other package may name a channel, {@code java.nio.file.Files} or a {@code RandomAccessFile}:
 * that is what lets the tests put a file into memory, record what was written between two flushes,
 * open every file that a power failure could have left, and let any single call fail. {@link
 * dev.durable.internal.io.FileStorage} is the real thing. It knows the traps of the Java API: an
 * interrupt must not close a channel, a short write is not an exception, a lock is lost when any
 * descriptor of its file is closed.
 */
@NullMarked
package dev.durable.internal.io;

import org.jspecify.annotations.NullMarked;
