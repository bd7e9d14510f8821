package dev.durable.examples.benchmarks.store.mapped;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.durable.examples.benchmarks.data.Profile;
import java.lang.foreign.MemorySegment;
import java.time.Instant;

/** A customer in place: a segment and a position. */
final class MappedCustomer implements Profile {

  private final MemorySegment file;
  private final long row;

  MappedCustomer(MemorySegment file, long row) {
    this.file = file;
    this.row = row;
  }

  @Override
  public String name() {
    int orders = file.get(Layout.INT, row + Layout.ORDERS);
    byte[] name = new byte[Byte.toUnsignedInt(file.get(Layout.BYTE, row + Layout.NAME_LENGTH))];
    MemorySegment.copy(
        file,
        Layout.BYTE,
        row + Layout.FIRST_ORDER + (long) orders * Long.BYTES,
        name,
        0,
        name.length);
    return new String(name, ISO_8859_1);
  }

  @Override
  public int score() {
    return file.get(Layout.INT, row + Layout.SCORE);
  }

  @Override
  public boolean active() {
    return file.get(Layout.BYTE, row + Layout.ACTIVE) != 0;
  }

  @Override
  public Instant created() {
    return Instant.ofEpochSecond(
        file.get(Layout.LONG, row + Layout.CREATED),
        file.get(Layout.INT, row + Layout.CREATED + Long.BYTES));
  }
}
