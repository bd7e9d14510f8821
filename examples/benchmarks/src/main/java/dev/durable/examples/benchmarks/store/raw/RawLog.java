package dev.durable.examples.benchmarks.store.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Writer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Appends entries of one size.
 *
 * <pre>
 * entry   number u64, from 1 | key u64 | score i32, or length of text | text | zeros up to 120
 * </pre>
 */
final class RawLog implements Writer {

  /** As long as an event, and about what one changed field costs in a log. */
  static final int ENTRY = 120;

  static final int NUMBER = 0;
  static final int KEY = 8;
  static final int SCORE = 16;
  static final int TEXT = 20;

  private static final int MOST_ENTRIES = 10_000;

  private final FileChannel channel;
  private final long capacity;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(ENTRY * MOST_ENTRIES);
  private long entries;
  private long end;

  /**
   * Over an open file, from its start.
   *
   * @param capacity before the log would become longer than this, it begins from the start again
   */
  RawLog(FileChannel channel, long capacity) {
    this.channel = channel;
    this.capacity = capacity;
  }

  @Override
  public synchronized void change(long key, int score) {
    buffer.clear();
    entry(0, key, score);
    commit(1);
  }

  @Override
  public synchronized void change(long[] keys, int[] scores) {
    buffer.clear();
    for (int i = 0; i < keys.length; i++) {
      entry(i, keys[i], scores[i]);
    }
    commit(keys.length);
  }

  @Override
  public synchronized void append(EventData event) {
    buffer.clear();
    byte[] text = event.text().getBytes(ISO_8859_1);
    entry(0, event.customer(), text.length);
    buffer.put(TEXT, text);
    commit(1);
  }

  private void entry(int index, long key, int score) {
    int at = index * ENTRY;
    buffer.putLong(at + NUMBER, entries + index + 1);
    buffer.putLong(at + KEY, key);
    buffer.putInt(at + SCORE, score);
  }

  private void commit(int count) {
    int length = count * ENTRY;
    if (end + length > capacity) {
      end = 0;
    }
    try {
      writeAll(channel, buffer.limit(length), end);
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    end += length;
    entries += count;
  }

  static void writeAll(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long next = at;
    while (bytes.hasRemaining()) {
      next += channel.write(bytes, next);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
