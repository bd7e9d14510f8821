package dev.durable.examples.benchmarks.store.lmdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;

/** An opened environment with its two databases. */
record LmdbFile(Env<ByteBuffer> env, Dbi<ByteBuffer> customers, Dbi<ByteBuffer> events)
    implements AutoCloseable {

  /** Address space, no memory; a file becomes as long as what it holds. */
  private static final long MAP = 16L << 30;

  static LmdbFile open(Path folder) {
    Env<ByteBuffer> env =
        Env.create()
            .setMapSize(MAP)
            .setMaxDbs(2)
            // Readers belong to transactions, not to threads.
            .open(folder.toFile(), EnvFlags.MDB_NOTLS);
    return new LmdbFile(
        env,
        env.openDbi("customers", DbiFlags.MDB_CREATE, DbiFlags.MDB_INTEGERKEY),
        env.openDbi("events", DbiFlags.MDB_CREATE, DbiFlags.MDB_INTEGERKEY));
  }

  static ByteBuffer newKey() {
    return ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
  }

  /** Puts a key into the buffer. */
  static ByteBuffer key(ByteBuffer buffer, long key) {
    return buffer.clear().putLong(key).flip();
  }

  @Override
  public void close() {
    env.close();
  }
}
