package dev.durable.examples.benchmarks.store.mapped;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Reader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Searches the sorted keys and reads rows in place. */
final class MappedReader implements Reader {

  private final Arena arena = Arena.ofShared();
  private final MemorySegment file;
  private final int customers;
  private final long keys;
  private final long rows;

  MappedReader(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      this.file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    }
    if (file.get(Layout.LONG, 0) != Layout.MAGIC) {
      throw new IOException(path + " was not written by this layout.");
    }
    this.customers = Math.toIntExact(file.get(Layout.LONG, Layout.CUSTOMERS));
    this.keys = file.get(Layout.LONG, Layout.KEYS);
    this.rows = file.get(Layout.LONG, Layout.ROWS);
  }

  private long row(int index) {
    return file.get(Layout.LONG, rows + (long) index * Long.BYTES);
  }

  private long find(long key) {
    int low = 0;
    int high = customers - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = file.get(Layout.LONG, keys + (long) middle * Long.BYTES);
      if (found < key) {
        low = middle + 1;
      } else if (found > key) {
        high = middle - 1;
      } else {
        return row(middle);
      }
    }
    throw new IllegalStateException("no customer " + key);
  }

  private long order(long row, int index) {
    return file.get(Layout.LONG, row + Layout.FIRST_ORDER + (long) index * Long.BYTES);
  }

  @Override
  public MappedCustomer locate(long key) {
    return new MappedCustomer(file, find(key));
  }

  @Override
  public long firstPrice(long key) {
    return file.get(Layout.LONG, order(find(key), 0) + Layout.PRICE);
  }

  @Override
  public long visit(long key) {
    long row = find(key);
    MappedCustomer customer = new MappedCustomer(file, row);
    long answer = customer.score();
    answer += customer.name().length();
    int orders = file.get(Layout.INT, row + Layout.ORDERS);
    for (int i = 0; i < orders; i++) {
      answer += file.get(Layout.INT, order(row, i) + Layout.QUANTITY);
    }
    return answer;
  }

  @Override
  public long scan() {
    long sum = 0;
    for (int c = 0; c < customers; c++) {
      long row = row(c);
      int orders = file.get(Layout.INT, row + Layout.ORDERS);
      for (int i = 0; i < orders; i++) {
        long order = order(row, i);
        sum +=
            file.get(Layout.LONG, order + Layout.PRICE)
                * file.get(Layout.INT, order + Layout.QUANTITY);
      }
    }
    return sum;
  }

  @Override
  public int eventCount() {
    return 0;
  }

  @Override
  public EventData event(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void close() {
    arena.close();
  }
}
