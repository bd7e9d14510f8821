package dev.durable.examples.benchmarks.store.lmdb;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.data.Profile;
import dev.durable.examples.benchmarks.store.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lmdbjava.Cursor;
import org.lmdbjava.Txn;

/** Reads in one transaction; values stand in mapped memory. */
final class LmdbReader implements Reader {

  private final LmdbFile file;
  private final Txn<ByteBuffer> transaction;
  private final ByteBuffer key = LmdbFile.newKey();

  LmdbReader(LmdbFile file) {
    this.file = file;
    this.transaction = file.env().txnRead();
  }

  /** Until the next call; the buffer is the transaction's. */
  private ByteBuffer find(long wanted) {
    ByteBuffer value = file.customers().get(transaction, LmdbFile.key(key, wanted));
    if (value == null) {
      throw new IllegalStateException("no customer " + wanted);
    }
    return value.order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public Profile locate(long wanted) {
    return new LmdbCustomer(find(wanted).duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  @Override
  public long firstPrice(long wanted) {
    return Values.price(find(wanted), 0);
  }

  @Override
  public long visit(long wanted) {
    ByteBuffer customer = find(wanted);
    long answer = customer.getInt(Values.SCORE);
    answer += Values.name(customer).length();
    for (int i = 0; i < Values.orders(customer); i++) {
      answer += Values.quantity(customer, i);
    }
    return answer;
  }

  @Override
  public long scan() {
    long sum = 0;
    try (Cursor<ByteBuffer> cursor = file.customers().openCursor(transaction)) {
      for (boolean more = cursor.first(); more; more = cursor.next()) {
        ByteBuffer customer = cursor.val().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < Values.orders(customer); i++) {
          sum += Values.price(customer, i) * Values.quantity(customer, i);
        }
      }
    }
    return sum;
  }

  @Override
  public int eventCount() {
    return Math.toIntExact(file.events().stat(transaction).entries);
  }

  @Override
  public EventData event(int index) {
    ByteBuffer value = file.events().get(transaction, LmdbFile.key(key, index));
    if (value == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return Values.readEvent(value);
  }

  @Override
  public void close() {
    transaction.close();
    file.close();
  }
}
