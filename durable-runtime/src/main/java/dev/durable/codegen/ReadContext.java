package dev.durable.codegen;

import java.lang.foreign.MemorySegment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What views need of their snapshot. Safe for all threads. */
public abstract class ReadContext implements EntityResolver {

  /** What may be read: the mapped file, or no byte once the heap is closed. */
  private volatile MemorySegment segment;

  private final Lifetime lifetime;

  /**
   * For the engine.
   *
   * @param segment the mapped file; read only below the snapshot's end
   * @param lifetime how long it may be read
   */
  protected ReadContext(MemorySegment segment, Lifetime lifetime) {
    this.segment = segment;
    this.lifetime = lifetime;
  }

  /** For memory that is never unmapped. */
  protected ReadContext(MemorySegment segment) {
    this(segment, new Lifetime());
  }

  /** To be called when all is made: the memory is taken away when the heap is closed. */
  protected final void attach() {
    lifetime.attach(this);
  }

  /**
   * The mapped file, to be read now and not to be kept for later. Empty when the heap was closed,
   * so that whatever is read of it throws {@link IndexOutOfBoundsException}, to be turned into the
   * error that users are to see by {@link #failure}: a getter has one check then, and not two.
   */
  public final MemorySegment segment() {
    return segment;
  }

  /** From now on nothing is read; of the same class as before, for whom compiled code was made. */
  final void end() {
    segment = segment.asSlice(0, 0);
  }

  /**
   * Asks before something is read that was found earlier.
   *
   * @throws IllegalStateException when the heap was closed; to be turned into the error that users
   *     are to see by {@link #failure}
   */
  public final void requireOpen() {
    lifetime.require();
  }

  /** The identity of the heap. */
  public abstract UUID heapId();

  /**
   * The offset of the entity's record in this snapshot, its block verified; 0 where there is none.
   */
  public abstract long locate(long id);

  /**
   * Has memory bring the records of entities that are about to be read one by one. A hint: it
   * throws nothing, as others than who reads what is damaged must not be told.
   *
   * @param count how many ids there are, from the first on
   * @return whether it has; not where they seem to lie one behind the other
   */
  public boolean fetch(long[] ids, int count) {
    return false;
  }

  /** Makes sure that the block this pointer leads into is as it was written. */
  public abstract void verify(long pointer);

  /** The type of the record at this offset, which {@link #locate} gave. */
  public abstract EntityType<?, ?, ?> typeAt(long record);

  /** The view of an entity of this very type; falls back to {@link #entity} for any other. */
  public abstract @Nullable Object view(long id, EntityType<?, ?, ?> expected);

  /** The whole of a value that stands out of line. */
  public abstract MemorySegment value(long pointer, long length);

  /**
   * A collection that reads where it lies.
   *
   * @param record the offset of the owner's record
   * @param slot the offset of the property's slot in it
   */
  public abstract Object collection(CollectionShape<?> shape, long record, int slot);

  /**
   * The leaves of a list or set of values that is a tree.
   *
   * @param at the offset in the file of what leads to the tree
   * @param length of that, in bytes
   * @param record the offset of the owner's record
   */
  public abstract Leaves leaves(CollectionShape<?> shape, long at, long length, long record);

  /** Turns what a load threw into the error that users are to see. */
  public abstract RuntimeException failure(Throwable thrown);
}
