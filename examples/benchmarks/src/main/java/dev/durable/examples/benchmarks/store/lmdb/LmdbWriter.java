package dev.durable.examples.benchmarks.store.lmdb;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lmdbjava.PutFlags;
import org.lmdbjava.Txn;

/** A transaction for each commit; a changed customer is copied with its new score. */
final class LmdbWriter implements Writer {

  private final LmdbFile file;
  private final ByteBuffer key = LmdbFile.newKey();
  private final ByteBuffer event = ByteBuffer.allocateDirect(Values.MOST_EVENT);
  private long events;

  LmdbWriter(LmdbFile file) {
    this.file = file;
    try (Txn<ByteBuffer> transaction = file.env().txnRead()) {
      this.events = file.events().stat(transaction).entries;
    }
  }

  @Override
  public synchronized void change(long wanted, int score) {
    try (Txn<ByteBuffer> transaction = file.env().txnWrite()) {
      change(transaction, wanted, score);
      transaction.commit();
    }
  }

  @Override
  public synchronized void change(long[] keys, int[] scores) {
    try (Txn<ByteBuffer> transaction = file.env().txnWrite()) {
      for (int i = 0; i < keys.length; i++) {
        change(transaction, keys[i], scores[i]);
      }
      transaction.commit();
    }
  }

  private void change(Txn<ByteBuffer> transaction, long wanted, int score) {
    ByteBuffer old = file.customers().get(transaction, LmdbFile.key(key, wanted));
    if (old == null) {
      throw new IllegalStateException("no customer " + wanted);
    }
    ByteBuffer changed = ByteBuffer.allocateDirect(old.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    changed.put(old).flip().putInt(Values.SCORE, score);
    file.customers().put(transaction, key, changed);
  }

  @Override
  public synchronized void append(EventData data) {
    try (Txn<ByteBuffer> transaction = file.env().txnWrite()) {
      file.events()
          .put(
              transaction,
              LmdbFile.key(key, events++),
              Values.writeEvent(event, data),
              PutFlags.MDB_APPEND);
      transaction.commit();
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
