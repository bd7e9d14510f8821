package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.EntityResolver;
import dev.durable.codegen.Leaves;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.Slots;
import dev.durable.codegen.ValueReader;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the collections of snapshots. */
public final class StoredCollections {

  private StoredCollections() {}

  /**
   * A collection that reads where it lies: a {@code RandomAccess} list, a set, a {@code
   * NavigableSet}, a map or a {@code NavigableMap}, as the shape says. It never changes and is safe
   * for all threads.
   *
   * @param record the offset of the owner's record, verified
   * @param slot the offset of the property's slot in it
   * @throws dev.durable.error.CorruptHeapException for bytes that are not a collection; what lies
   *     deeper is found when it is touched
   */
  public static Object open(CollectionShape<?> shape, ReadContext context, long record, int slot) {
    EntryShape entries = EntryShape.of(shape);
    if (entries.isList() && entries.key().width > 0) {
      List<?> small = inlineList(context, entries.key(), record, slot);
      if (small != null) {
        return small;
      }
    }
    return open(context, context, entries, place(context, context, record, slot));
  }

  /**
   * The same, its references read otherwise.
   *
   * @param entities turns ids into what the elements are to be
   */
  public static Object open(
      CollectionShape<?> shape,
      ReadContext context,
      EntityResolver entities,
      long record,
      int slot) {
    return open(context, entities, EntryShape.of(shape), place(context, entities, record, slot));
  }

  /**
   * The leaves of a list or set that is a tree.
   *
   * @param at the offset in the file of what leads to it
   * @param length of that, in bytes
   * @param limit the offset of the owner's record
   */
  public static Leaves leaves(
      CollectionShape<?> shape, ReadContext context, long at, long length, long limit) {
    Source source = new Source(context, context, EntryShape.of(shape));
    return new StoredLeaves(
        new Tree(source, new Place(context.segment(), at, length, true, limit)));
  }

  /** A list whose elements lie in the owner's record; null for one that is empty or a tree. */
  private static @Nullable List<?> inlineList(
      ReadContext context, Column column, long record, int slot) {
    MemorySegment segment = context.segment();
    int word = LittleEndian.getInt(segment, record + slot);
    if (word == 0 || Slots.isOutOfLine(word) || Slots.hasForm(word)) {
      return null;
    }
    long at = Slots.inline(context, record, slot, word);
    int count = segment.get(LittleEndian.CHAR, at);
    int length = NodeFormat.INLINE_COUNT_BYTES + count * column.width;
    if (length != Slots.length(word)) {
      throw context.corrupt(record, count + " elements in " + Slots.length(word) + " bytes");
    }
    return new InlineList<>(context, segment, column, at + NodeFormat.INLINE_COUNT_BYTES, count);
  }

  /**
   * The same, wherever it lies.
   *
   * @param entities turns ids into what the elements are to be
   */
  static Object open(
      ReadContext context, EntityResolver entities, EntryShape entries, Place place) {
    return Faces.of(content(new Source(context, entities, entries), place));
  }

  private static Content content(Source source, Place place) {
    if (place.isTree() || place.length() == 0) {
      return new StoredContent(source, place);
    }
    StoredLeaf leaf = source.inline(place.segment(), place.at(), place.length(), place.limit());
    return new InlineContent(source, leaf);
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
