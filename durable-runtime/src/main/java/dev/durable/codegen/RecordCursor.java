package dev.durable.codegen;

import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the records that a property of an entity holds, and makes none of them: what is
 * asked for is read where it lies. Opened again and again, it allocates nothing for records that
 * lie in their owner. For one thread.
 *
 * <pre>{@code
 * var order = new AccountDraft.OrdersCursor();
 * for (Account account : ledger.accounts().values()) {
 *   order.open(account);
 *   while (order.next()) {
 *     sum += order.price() * order.quantity();
 *   }
 * }
 * }</pre>
 *
 * <p>Generated code extends this once for each such property, with a method for each component.
 * Components are read by {@link Components}. Neither the record's constructor nor its accessors run
 * for them. Over a draft it goes through the draft's own collection, whose elements are records.
 *
 * <p>Declares no other method without parameters than users are to call, since any name may be that
 * of a component. What runs for each element is final and calls nothing that a subclass has: many
 * cursors would make such calls slow.
 *
 * @param <O> the entity
 * @param <R> the record
 */
public abstract class RecordCursor<O, R> {

  private static final int NONE = -1;
  private static final int END_MASK = EntryFormat.OUT_OF_LINE - 1;

  private final CollectionShape<?> collection;
  private final Shape<R> shape;
  private final int slot;
  private final int textAt;
  private final int restBytes;

  /** What the view reads that was opened last. */
  ReadContext context;

  /** The leaf: where the ends of its elements lie, and where the first element does. */
  private long ends;

  private long heap;

  /** How many elements it has, and how many bytes of them. */
  private int count;

  private int room;

  /** Pointers lead before this offset. */
  private long limit;

  /** The current element's number in its leaf, and where it ends there. */
  private int index;

  private int end;

  /** Where the current element lies in the file. */
  long start;

  /** Its length in bytes; negative where there is none in the file. */
  int length = NONE;

  /**
   * Where the components of fixed width begin that stand behind all of varying width, from the
   * element's start; negative until {@link Components} knows.
   */
  int rest;

  /** Of a tree, else null. */
  private @Nullable Leaves leaves;

  /** Of a draft, else null. */
  private @Nullable Iterator<? extends R> made;

  /** The current element where it is an object, else null. */
  private @Nullable R object;

  /** Where the current element lies if it is too large for a record, else null. */
  private @Nullable LargeValue large;

  private record LargeValue(long pointer, long length) {}

  /**
   * Over nothing, until it is opened.
   *
   * @param collection the property's shape, whose elements are records
   * @param slot the offset of the property's slot in the owner's record
   */
  protected RecordCursor(CollectionShape<?> collection, int slot) {
    this(collection, slot, NONE, 0);
  }

  /**
   * The same for records with one component of varying width, which is a text: most are. What lies
   * behind it is found while the element is entered, which costs less than to do so later.
   *
   * @param textAt where the text begins, from the record's start
   * @param restBytes how many bytes the components behind it have
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the shape says so; no context before open
  protected RecordCursor(CollectionShape<?> collection, int slot, int textAt, int restBytes) {
    this.collection = collection;
    this.shape = (Shape<R>) (Shape<?>) collection.element();
    this.slot = slot;
    this.textAt = textAt;
    this.restBytes = restBytes;
  }

  /** The property's value. */
  protected abstract Collection<? extends R> elements(O owner);

  /** Goes to before the first element of this entity, a view or a draft. */
  public final void open(O owner) {
    close();
    if (owner instanceof EntityView view) {
      openView(view);
    } else {
      openDraft(owner);
    }
  }

  private void close() {
    length = NONE;
    count = 0;
    index = NONE;
    end = 0;
    if (leaves != null) {
      leaves = null;
    }
    if (made != null) {
      made = null;
    }
    forgetObject();
  }

  private void forgetObject() {
    if (object != null) {
      object = null;
    }
    if (large != null) {
      large = null;
    }
  }

  @SuppressWarnings("ReferenceEquality") // a store that changes nothing is dearer than the test
  private void openView(EntityView view) {
    ReadContext read = view.context;
    if (context != read) {
      context = read;
    }
    try {
      MemorySegment file = read.segment();
      int word = LittleEndian.getInt(file, view.record + slot);
      if (word == 0) {
        return;
      }
      if (Slots.isOutOfLine(word) || Slots.hasForm(word)) {
        openElsewhere(view.record, word);
      } else {
        long at = Slots.inline(read, file, view.record, slot, word);
        enterOwner(file, at, Slots.length(word), view.record);
      }
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw read.failure(e);
    }
  }

  /** A collection that is a tree, or has grown out of its owner's record, or both. */
  private void openElsewhere(long record, int word) {
    long at = Slots.inline(context, record, slot, word);
    int bytes = Slots.length(word);
    if (Slots.isOutOfLine(word)) {
      MemorySegment value = Slots.outOfLine(context, record, slot, word);
      if (value.byteSize() > RecordFormat.MAX_VALUE_RECORD_BYTES) {
        throw context.corrupt(record + slot, "a collection of " + value.byteSize() + " bytes");
      }
      at = LittleEndian.getLong(context.segment(), at) + RecordFormat.HEADER_BYTES;
      bytes = (int) value.byteSize();
    }
    if (Slots.hasForm(word)) {
      leaves = context.leaves(collection, at, bytes, record);
    } else {
      enterOwner(context.segment(), at, bytes, record);
    }
  }

  private void openDraft(O owner) {
    if (!(Objects.requireNonNull(owner) instanceof EntityDraft<?>)) {
      throw Entities.notAnEntity(owner);
    }
    made = elements(owner).iterator();
  }

  /** Begins elements that lie in their owner, their number before them. */
  private void enterOwner(MemorySegment file, long at, int bytes, long record) {
    if (bytes < EntryFormat.COUNT_BYTES) {
      throw context.corrupt(record, "the entries of a collection in " + bytes + " bytes");
    }
    int elements = file.get(LittleEndian.CHAR, at);
    enter(file, at + EntryFormat.COUNT_BYTES, elements, bytes - EntryFormat.COUNT_BYTES, record);
  }

  /** Begins a leaf. Its elements must fill it; each one is looked at when it is reached. */
  private void enter(MemorySegment file, long at, int elements, int bytes, long before) {
    int table = elements * EntryFormat.END_BYTES;
    ends = at;
    heap = at + table;
    room = bytes - table;
    limit = before;
    if (room < 0 || room != (elements == 0 ? 0 : endOf(file, elements - 1) & END_MASK)) {
      throw context.corrupt(before, elements + " elements that do not fill " + bytes + " bytes");
    }
    count = elements;
    index = NONE;
    end = 0;
  }

  private int endOf(MemorySegment file, int element) {
    return file.get(LittleEndian.CHAR, ends + (long) element * EntryFormat.END_BYTES);
  }

  /** Goes to the next element; false behind the last one. */
  public final boolean next() {
    int following = index + 1;
    if (following >= count) {
      return nextLeaf();
    }
    if (length < 0) {
      forgetObject();
    }
    length = NONE; // and stays so if this one cannot be read
    index = following;
    int from = end;
    int most = room;
    long first = heap;
    try {
      MemorySegment file = context.segment();
      int mark = endOf(file, following);
      int to = mark & END_MASK;
      if (to < from || to > most) {
        throw context.corrupt(limit, "an element from " + from + " to " + to);
      }
      end = to;
      if (mark != to) {
        enterOutOfLine(first + from, to - from);
      } else {
        start = first + from;
        length = to - from;
        rest = restBehindText(file, first + from, to - from);
      }
      return true;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  /**
   * Where the components behind the record's only text begin, if that is short and all is as it
   * should be. What differs is left to {@link Components}, which tells what is wrong.
   */
  private int restBehindText(MemorySegment file, long at, int bytes) {
    if (textAt < 0 || textAt >= bytes) {
      return NONE;
    }
    int header = file.get(LittleEndian.BYTE, at + textAt);
    return ValueReader.isShortText(header) && textAt + 1 + (header >> 1) + restBytes == bytes
        ? bytes - restBytes
        : NONE;
  }

  private void enterOutOfLine(long at, int bytes) {
    if (bytes != Slots.REFERENCE_BYTES) {
      throw context.corrupt(limit, "a reference to a value of another width");
    }
    long pointer = LittleEndian.getLong(context.segment(), at);
    long valueBytes = LittleEndian.getLong(context.segment(), at + Long.BYTES);
    if (pointer <= 0 || pointer >= limit) {
      throw context.corrupt(limit, "a pointer that does not lead backwards: " + pointer);
    }
    if (valueBytes > RecordFormat.MAX_VALUE_RECORD_BYTES) {
      large = new LargeValue(pointer, valueBytes);
    } else {
      start = pointer + RecordFormat.HEADER_BYTES;
      length = (int) context.value(pointer, valueBytes).byteSize();
      rest = NONE;
    }
  }

  /** Behind the last element of a leaf, and for drafts. */
  private boolean nextLeaf() {
    length = NONE;
    forgetObject();
    if (made != null) {
      boolean isThere = made.hasNext();
      object = isThere ? made.next() : null;
      return isThere;
    }
    if (leaves != null) {
      return enterNext(leaves) && next();
    }
    if (context == null) {
      throw new IllegalStateException("Call open(…) first.");
    }
    return false;
  }

  private boolean enterNext(Leaves tree) {
    count = 0;
    index = NONE;
    try {
      if (!tree.next()) {
        return false;
      }
      enter(context.segment(), tree.at(), tree.count(), tree.room(), tree.limit());
      return true;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  /** The whole record of the current element, made now. */
  public final R record() {
    if (length < 0) {
      return object(this);
    }
    try {
      return read(new ValueReader(context, context.segment(), start, start + length));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  private R read(ValueReader in) {
    R record = shape.read(in);
    if (in.remaining() != 0) {
      throw in.corrupt("an entry with " + in.remaining() + " bytes too many");
    }
    return record;
  }

  /** The current element, where it is an object or has to become one. */
  static <R> R object(RecordCursor<?, R> cursor) {
    LargeValue value = cursor.large;
    if (value != null) {
      cursor.object = cursor.read(value);
      cursor.large = null;
    }
    R object = cursor.object;
    if (object == null) {
      throw new IllegalStateException(
          "There is no current element. Call next() first, and go on only if it gave true.");
    }
    return object;
  }

  private R read(LargeValue value) {
    try {
      context.requireOpen(); // frames that were verified before could still be copied
      MemorySegment bytes = context.value(value.pointer(), value.length());
      return read(new ValueReader(context, bytes, 0, bytes.byteSize()));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }
}
