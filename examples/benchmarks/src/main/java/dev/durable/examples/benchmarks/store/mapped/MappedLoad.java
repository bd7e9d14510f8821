package dev.durable.examples.benchmarks.store.mapped;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.OrderData;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;

/** Writes the file from its start to its end through one buffer, and the header last. */
final class MappedLoad implements AutoCloseable {

  private static final int BUFFER = 1 << 20;
  private static final int LARGEST_ROW = 4096;

  private final FileChannel channel;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment buffer = arena.allocate(BUFFER, 8);
  private final ByteBuffer bytes = buffer.asByteBuffer();
  private final long[] keys;
  private final long[] rows;
  private long written = Layout.HEADER;
  private int used;

  MappedLoad(FileChannel channel, int customers) {
    this.channel = channel;
    this.keys = new long[customers];
    this.rows = new long[customers];
  }

  void write(Dataset data) throws IOException {
    int next = 0;
    for (CustomerData customer : data.customers()) {
      keys[next] = customer.key();
      rows[next++] = customer(customer);
    }
    long keysAt = longs(keys);
    long rowsAt = longs(rows);
    drain();
    header(keysAt, rowsAt);
    channel.force(true);
  }

  private long customer(CustomerData data) throws IOException {
    makeRoom();
    long at = written + used;
    int row = used;
    byte[] name = data.name().getBytes(ISO_8859_1);
    byte[] email = data.email().getBytes(ISO_8859_1);
    byte[] city = data.city().getBytes(ISO_8859_1);
    int orders = data.orders().size();
    int text = Layout.FIRST_ORDER + Long.BYTES * orders;
    int length = text + name.length + email.length + city.length;
    time(row + Layout.CREATED, data.created());
    buffer.set(Layout.INT, row + Layout.SCORE, data.score());
    buffer.set(Layout.INT, row + Layout.ORDERS, orders);
    buffer.set(Layout.BYTE, row + Layout.ACTIVE, (byte) (data.active() ? 1 : 0));
    buffer.set(Layout.BYTE, row + Layout.NAME_LENGTH, (byte) name.length);
    buffer.set(Layout.BYTE, row + Layout.EMAIL_LENGTH, (byte) email.length);
    buffer.set(Layout.BYTE, row + Layout.CITY_LENGTH, (byte) city.length);
    bytes.put(row + text, name);
    bytes.put(row + text + name.length, email);
    bytes.put(row + text + name.length + email.length, city);
    used += (int) Layout.aligned(length);
    for (int i = 0; i < orders; i++) {
      buffer.set(
          Layout.LONG, row + Layout.FIRST_ORDER + Long.BYTES * i, order(data.orders().get(i), at));
    }
    return at;
  }

  private long order(OrderData data, long customer) {
    int row = used;
    byte[] item = data.item().getBytes(ISO_8859_1);
    buffer.set(Layout.LONG, row + Layout.CUSTOMER, customer);
    buffer.set(Layout.LONG, row + Layout.NUMBER, data.number());
    buffer.set(Layout.LONG, row + Layout.PRICE, data.price());
    time(row + Layout.PLACED, data.placed());
    buffer.set(Layout.INT, row + Layout.QUANTITY, data.quantity());
    buffer.set(Layout.BYTE, row + Layout.ITEM_LENGTH, (byte) item.length);
    bytes.put(row + Layout.ITEM, item);
    used += (int) Layout.aligned(Layout.ITEM + item.length);
    return written + row;
  }

  private void time(int at, Instant time) {
    buffer.set(Layout.LONG, at, time.getEpochSecond());
    buffer.set(Layout.INT, at + Long.BYTES, time.getNano());
  }

  private long longs(long[] values) throws IOException {
    makeRoom();
    long at = written + used;
    for (long value : values) {
      if (used == BUFFER) {
        drain();
      }
      buffer.set(Layout.LONG, used, value);
      used += Long.BYTES;
    }
    return at;
  }

  private void header(long keysAt, long rowsAt) throws IOException {
    buffer.set(Layout.LONG, 0, Layout.MAGIC);
    buffer.set(Layout.LONG, Layout.CUSTOMERS, keys.length);
    buffer.set(Layout.LONG, Layout.KEYS, keysAt);
    buffer.set(Layout.LONG, Layout.ROWS, rowsAt);
    written = 0;
    used = Layout.HEADER;
    drain();
  }

  /** A customer with its orders always fits into what is left. */
  private void makeRoom() throws IOException {
    if (BUFFER - used < LARGEST_ROW) {
      drain();
    }
  }

  private void drain() throws IOException {
    bytes.clear().limit(used);
    while (bytes.hasRemaining()) {
      written += channel.write(bytes, written);
    }
    bytes.clear();
    used = 0;
  }

  @Override
  public void close() {
    arena.close();
  }
}
