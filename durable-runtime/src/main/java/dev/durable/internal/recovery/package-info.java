/**
 * Creating and opening heaps: locks, superblocks, and the walk over what a crash has left behind.
 *
 * <p>{@link dev.durable.internal.recovery.HeapFiles} is the way in; what goes through whole files
 * is {@link dev.durable.internal.recovery.HeapInspection}. A heap is created under another name and
 * renamed when it is whole and on the device. Opening to write takes the lock, trusts the
 * superblock for what must be there, walks forward over whole and chained commits behind it, writes
 * that tail once more before it believes in it, and tells a torn tail, which is dropped, from
 * rotten data, which was acknowledged and is never dropped. Opening to read writes nothing and
 * takes what the superblock has published.
 */
@NullMarked
package dev.durable.internal.recovery;

import org.jspecify.annotations.NullMarked;
