package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.EntityResolver;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.Slots;
import dev.durable.codegen.ValueReader;

/** Opens the collections of snapshots. */
public final class StoredCollections {

  private StoredCollections() {}

  /**
   * A collection that reads where it lies: a {@code RandomAccess} list, a set, a {@code
   * NavigableSet}, a map or a {@code NavigableMap}, as the shape says. It never changes and is safe
   * for all threads.
   *
   * @param entities turns ids into what the elements are to be
   * @param record the offset of the owner's record, verified
   * @param slot the offset of the property's slot in it
   * @throws dev.durable.error.CorruptHeapException for bytes that are not a collection; what lies
   *     deeper is found when it is touched
   */
  public static Object open(
      CollectionShape<?> shape,
      ReadContext context,
      EntityResolver entities,
      long record,
      int slot) {
    return open(context, entities, EntryShape.of(shape), place(context, entities, record, slot));
  }

  static Object open(
      ReadContext context, EntityResolver entities, EntryShape entries, Place place) {
    Content content = new StoredContent(new Source(context, entities, entries), place);
    return Faces.of(content);
  }

  /** Where the collection in a slot lies. */
  static Place place(ReadContext context, EntityResolver entities, long record, int slot) {
    int word = LittleEndian.getInt(context.segment(), record + slot);
    if (word == 0) {
      return Place.EMPTY;
    }
    ValueReader bytes = Slots.reader(context, record, slot, word, entities);
    return new Place(
        bytes.segment(), bytes.position(), bytes.remaining(), Slots.hasForm(word), record);
  }
}
