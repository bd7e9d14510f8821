package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.Leaves;
import dev.durable.codegen.ReadContext;
import java.lang.foreign.MemorySegment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The file of a draft that was never committed: there is nothing to read. */
final class Nowhere extends ReadContext {

  static final Nowhere INSTANCE = new Nowhere();

  private Nowhere() {
    super(MemorySegment.ofArray(new byte[0]));
  }

  private static IllegalStateException nothing() {
    return new IllegalStateException("A fresh draft has nothing stored.");
  }

  @Override
  public UUID heapId() {
    throw nothing();
  }

  @Override
  public long locate(long id) {
    throw nothing();
  }

  @Override
  public void verify(long pointer) {
    throw nothing();
  }

  @Override
  public EntityType<?, ?, ?> typeAt(long record) {
    throw nothing();
  }

  @Override
  public @Nullable Object view(long id, EntityType<?, ?, ?> expected) {
    throw nothing();
  }

  @Override
  public MemorySegment value(long pointer, long length) {
    throw nothing();
  }

  @Override
  public Object collection(CollectionShape<?> shape, long record, int slot) {
    throw nothing();
  }

  @Override
  public Leaves leaves(CollectionShape<?> shape, long at, long length, long record) {
    throw nothing();
  }

  @Override
  public @Nullable Object entity(long id, Class<?> type) {
    throw nothing();
  }

  @Override
  public RuntimeException corrupt(long offset, String what) {
    return new IllegalStateException(what);
  }

  @Override
  public RuntimeException failure(Throwable thrown) {
    return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
  }
}
