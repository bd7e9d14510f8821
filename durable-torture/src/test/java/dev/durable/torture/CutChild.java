package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.error.DurableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * A process that reads numbers of four bytes as a long, compiled; has its file emptied, as another
 * program may do; reads once more, and says how that ended.
 */
final class CutChild {

  private static final int ENTRIES = 300;
  private static final int CALLS = 3_000;

  /** The ways that such a number gets from the file to a program, without a length before it. */
  enum Way {
    INT {
      @Override
      LongSupplier of(Gauges root) {
        return sum(root.gauges().toArray(new Gauge[0]), Gauge::count);
      }
    },
    FLOAT {
      @Override
      LongSupplier of(Gauges root) {
        return sum(
            root.gauges().toArray(new Gauge[0]), gauge -> Float.floatToRawIntBits(gauge.level()));
      }
    },
    INT_OF_A_RECORD {
      @Override
      LongSupplier of(Gauges root) {
        return sum(cursors(root), GaugesDraft.ReadingsCursor::count);
      }
    },
    FLOAT_OF_A_RECORD {
      @Override
      LongSupplier of(Gauges root) {
        return sum(cursors(root), reading -> Float.floatToRawIntBits(reading.level()));
      }
    };

    abstract LongSupplier of(Gauges root);

    /** Its function is where the number is widened. */
    private static <T> LongSupplier sum(T[] all, ToLongFunction<T> number) {
      return () -> {
        long sum = 0;
        for (T one : all) {
          sum += number.applyAsLong(one);
        }
        return sum;
      };
    }

    /** One at each reading. */
    private static GaugesDraft.ReadingsCursor[] cursors(Gauges root) {
      GaugesDraft.ReadingsCursor[] cursors = new GaugesDraft.ReadingsCursor[ENTRIES];
      for (int i = 0; i < cursors.length; i++) {
        cursors[i] = new GaugesDraft.ReadingsCursor();
        cursors[i].open(root);
        for (int next = 0; next <= i; next++) {
          cursors[i].next();
        }
      }
      return cursors;
    }
  }

  private CutChild() {}

  /**
   * Does that.
   *
   * @param args a directory, and the name of the way
   */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0], "gauges.dheap");
    try (var heap = DurableHeap.open(file, GaugesDraft.TYPE, CutChild::fill)) {
      LongSupplier read = Way.valueOf(args[1]).of(heap.snapshot().root());
      long sum = sum(read);
      Thread.sleep(300); // until it is compiled
      sum += sum(read);
      empty(file);
      System.out.println(outcome(read, sum));
    } catch (DurableException closing) {
      System.out.println("closing: " + closing.getMessage());
    }
  }

  private static long sum(LongSupplier read) {
    long sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += read.getAsLong();
    }
    return sum;
  }

  private static String outcome(LongSupplier read, long sum) {
    try {
      return "read " + (sum(read) - sum) + " more";
    } catch (DurableException | InternalError e) {
      return "refused: " + e;
    }
  }

  private static void fill(GaugesDraft root) {
    for (int i = 0; i < ENTRIES; i++) {
      root.gauges().add(new GaugeDraft().count(i).level(i));
      root.readings().add(new Gauges.Reading(i, i));
    }
  }

  private static void empty(Path path) throws IOException {
    try (RandomAccessFile other = new RandomAccessFile(path.toFile(), "rw")) {
      other.setLength(0);
    }
  }
}
