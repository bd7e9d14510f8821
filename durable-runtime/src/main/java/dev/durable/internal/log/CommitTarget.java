package dev.durable.internal.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where an {@link Appender} puts a commit: behind the others of a log, or into a new file. */
interface CommitTarget {

  Handle handle();

  /** The commit before, null for the first of a heap. */
  @Nullable Commit previous();

  /** The random number of this opening. */
  long epoch();

  /** The payload of the frame that comes before the first commit of this opening, else null. */
  byte @Nullable [] announcement();

  /** The number for a commit written now. */
  long batch();

  /** Below this everything was forced. */
  long forcedEnd();

  /** An older commit. */
  Commit commitAt(long pointer);

  /** The time of day. */
  java.time.Instant clock();

  /** Memory for a frame buffer, perhaps used before. */
  byte[] buffer();

  /**
   * Makes sure that what is about to be written or cut is ours.
   *
   * @throws dev.durable.error.HeapLockedException if another process has taken the file over
   */
  void fence() throws IOException;

  /**
   * Writes bytes of a commit; they follow one another.
   *
   * @param start where the commit begins
   */
  void write(long start, long at, byte[] source, int length) throws IOException;

  /**
   * Forces what was written so far of a commit that will be forced when it is whole: then its user
   * waits for the rest of it only.
   *
   * @throws dev.durable.error.HeapIoException if that fails; no later force may be believed
   */
  void forceAhead() throws IOException;

  /** The commit is written: the next one follows it. */
  void written(Commit commit, byte[] buffer);

  /**
   * Removes all behind that offset, where a commit began that will not come.
   *
   * @param forGood whether it must stay away also after a crash
   */
  void cut(long start, boolean forGood) throws IOException;

  /** The {@link IOException} of a write, for the user. */
  RuntimeException writeFailure(IOException cause, long bytes);
}
