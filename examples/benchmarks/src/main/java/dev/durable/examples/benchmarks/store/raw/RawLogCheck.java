package dev.durable.examples.benchmarks.store.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Changes;
import dev.durable.examples.benchmarks.store.WrongResultException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a log back. The log goes in circles, so the oldest entries may be gone; but where any entry
 * of a customer is left, its newest is.
 */
final class RawLogCheck {

  private record Entry(long number, long key, int score, String text) {}

  private RawLogCheck() {}

  static void verify(FileChannel channel, Changes changes) throws IOException {
    Map<Long, Entry> newest = new HashMap<>();
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    long at = 0;
    while (bytes.hasRemaining()) {
      at += channel.read(bytes, at);
    }
    boolean scores = changes.hasScores();
    long last = 0;
    for (int i = 0; i + RawLog.ENTRY <= bytes.capacity(); i += RawLog.ENTRY) {
      Entry entry = entry(bytes, i, !scores);
      if (entry.number != 0) {
        last = Math.max(last, entry.number);
        newest.merge(
            scores ? entry.key : entry.number, entry, (a, b) -> a.number > b.number ? a : b);
      }
    }
    if (scores) {
      WrongResultException.unlessEqual("Whether there are entries", true, !newest.isEmpty());
      newest.forEach((key, entry) -> changes.verifyScore(key, entry.score));
    } else {
      verifyEvents(newest, last, changes);
    }
  }

  private static void verifyEvents(Map<Long, Entry> found, long last, Changes changes) {
    WrongResultException.unlessEqual("The number of events", (long) changes.appended(), last);
    int first = changes.nextEvent() - changes.appended();
    found.forEach(
        (number, entry) -> {
          EventData event = Dataset.event(first + Math.toIntExact(number) - 1);
          WrongResultException.unlessEqual("Event " + number, event.text(), entry.text);
        });
  }

  private static Entry entry(ByteBuffer bytes, int at, boolean event) {
    int score = bytes.getInt(at + RawLog.SCORE);
    byte[] text = new byte[event ? score : 0];
    bytes.get(at + RawLog.TEXT, text);
    return new Entry(
        bytes.getLong(at + RawLog.NUMBER),
        bytes.getLong(at + RawLog.KEY),
        score,
        new String(text, ISO_8859_1));
  }
}
