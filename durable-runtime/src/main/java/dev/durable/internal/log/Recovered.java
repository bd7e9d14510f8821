package dev.durable.internal.log;

/**
 * What opening a heap to write has repaired after a crash.
 *
 * @param commits whole commits found behind the one that the superblock named
 * @param bytes what they take
 * @param droppedBytes of commits that were being written when the crash came
 * @param superblockLost whether one of the two superblocks was unusable
 */
public record Recovered(long commits, long bytes, long droppedBytes, boolean superblockLost) {}
