package dev.durable.examples.benchmarks.store.lmdb;

import dev.durable.examples.benchmarks.data.Profile;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A customer in place, as long as the transaction that found it. */
final class LmdbCustomer implements Profile {

  private final ByteBuffer value;

  LmdbCustomer(ByteBuffer value) {
    this.value = value;
  }

  @Override
  public String name() {
    return Values.name(value);
  }

  @Override
  public int score() {
    return value.getInt(Values.SCORE);
  }

  @Override
  public boolean active() {
    return Values.active(value);
  }

  @Override
  public Instant created() {
    return Values.created(value);
  }
}
