package dev.durable.examples.benchmarks.store.lmdb;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lmdbjava.PutFlags;
import org.lmdbjava.Txn;

/**
 * LMDB through lmdbjava, as <a href="https://github.com/lmdbjava/lmdbjava">its tutorial</a> and <a
 * href="http://www.lmdb.tech/doc/group__mdb.html">LMDB's pages</a> tell: default flags, so that
 * every commit is forced; keys are integers ({@code MDB_INTEGERKEY}); loading appends ({@code
 * MDB_APPEND}); reading uses one transaction again and again, values in place. A customer with its
 * orders is one value, laid out by hand.
 */
public final class LmdbStore implements Store {

  @Override
  public String title() {
    return "LMDB (lmdbjava 0.9.3)";
  }

  @Override
  public List<String> libraries() {
    return List.of("lmdbjava", "native", "jnr-", "jffi", "asm");
  }

  @Override
  public Role role() {
    return Role.PEER;
  }

  @Override
  public Survives survives() {
    return Survives.POWER_LOSS;
  }

  @Override
  public Set<Work> works() {
    return EnumSet.complementOf(EnumSet.of(Work.THREADS, Work.MEMORY));
  }

  @Override
  public List<String> jvmFlags() {
    return List.of(
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  @Override
  public void load(Path folder, Dataset data) {
    try (LmdbFile file = LmdbFile.open(folder);
        Txn<ByteBuffer> transaction = file.env().txnWrite()) {
      ByteBuffer key = LmdbFile.newKey();
      for (CustomerData customer : data.customers()) {
        ByteBuffer place =
            file.customers()
                .reserve(
                    transaction,
                    LmdbFile.key(key, customer.key()),
                    Values.size(customer),
                    PutFlags.MDB_APPEND);
        Values.write(place, customer);
      }
      ByteBuffer event = ByteBuffer.allocateDirect(Values.MOST_EVENT);
      for (int i = 0; i < data.eventCount(); i++) {
        file.events()
            .put(
                transaction,
                LmdbFile.key(key, i),
                Values.writeEvent(event, Dataset.event(i)),
                PutFlags.MDB_APPEND);
      }
      transaction.commit();
    }
  }

  @Override
  public Reader reader(Path folder) {
    return new LmdbReader(LmdbFile.open(folder));
  }

  @Override
  public Writer writer(Path folder) {
    return new LmdbWriter(LmdbFile.open(folder));
  }
}
