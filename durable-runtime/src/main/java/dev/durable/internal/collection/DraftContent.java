package dev.durable.internal.collection;

import dev.durable.codegen.Drafts;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.ValueWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A collection of a draft: the owner's stored one, and the changes over it. For one thread.
 *
 * <p>A collection that is an entry of another is a content of its own, which its leaf in memory
 * holds; it is made when it is first asked for and stays the same object from then on.
 */
final class DraftContent extends Content {

  private final DraftOrigin origin;

  /** Made for the first search: lists, and what is only filled with what is stored, need none. */
  private @Nullable DraftKeys keys;

  private DraftTree tree;
  private boolean isChanged;
  private boolean isSettled;

  /** What the last commit wrote: the same entries, fresh ones where their ids put them. */
  private @Nullable DraftTree written;

  private int changes;

  /** Counts every change of the tree's nodes, so that scans do not go on in old ones. */
  private int edition;

  /** The collection that users see. */
  private @Nullable Object face;

  DraftContent(DraftOrigin origin) {
    this.origin = origin;
    this.tree = origin.open();
  }

  /** The content of a collection that is an entry of another. */
  static DraftContent of(@Nullable Object collection) {
    return ((DraftFace) Objects.requireNonNull(collection)).content();
  }

  /** The collection that users see, always the same. */
  Object face() {
    Object known = face;
    if (known == null) {
      known = DraftCollections.face(this);
      face = known;
    }
    return known;
  }

  @Override
  EntryShape entries() {
    return origin.entries();
  }

  @Override
  boolean isMutable() {
    return true;
  }

  @Override
  int changes() {
    return changes;
  }

  /** Of the tree's nodes: a scan that has found nodes of another one has to look again. */
  int edition() {
    return edition;
  }

  /** What users see of an entry that is no collection. */
  @Nullable Object shown(@Nullable Object entry) {
    return origin.shown(entry);
  }

  /** The owner's property, as errors name it. */
  String name() {
    return origin.name();
  }

  // Following the owner.

  /** Before everything: the owner may have got a new base since. */
  DraftTree tree() {
    origin.top(this).follow();
    return tree;
  }

  /** The content that is the owner's property. */
  DraftContent top() {
    return origin.top(this);
  }

  private void follow() {
    origin.requireOpen();
    if (isSettled || (origin.isMoved() && !isChanged())) {
      reopen();
    }
  }

  /**
   * Goes on over what is stored now; collections that were handed out stay the entries they are.
   */
  private void reopen() {
    List<Inner> handedOut = Inner.of(written == null ? tree : written);
    if (!isSettled) {
      changes++; // others changed it: positions of iterators mean nothing any more
    }
    tree = origin.open();
    written = null;
    isSettled = false;
    isChanged = false;
    keys = null;
    edition++;
    handedOut.forEach(inner -> inner.moveInto(tree));
  }

  /** An outer collection was opened anew: this entry of it is stored there. */
  void moveTo(Undecoded stored) {
    origin.moveTo(stored);
    reopen();
  }

  /** The collection that is the entry at this position, made when it is first asked for. */
  Object inner(int position) {
    DraftTree current = tree();
    MemoryLeaf leaf = current.memoryLeaf(position);
    int index = current.indexInLeaf(position);
    Object kept = Objects.requireNonNull(Inner.entry(entries(), leaf, index));
    if (kept instanceof Undecoded stored) {
      kept = new DraftContent(origin.nested(this, stored)).face();
      Inner.keep(entries(), leaf, index, kept);
      edition++;
    }
    return kept;
  }

  // Reading.

  @Override
  int size() {
    return tree().size();
  }

  RuntimeException failure(Throwable thrown) {
    return tree.source.context().failure(thrown);
  }

  @Override
  @Nullable Object keyAt(int position) {
    return scan().key(position);
  }

  @Override
  @Nullable Object valueAt(int position) {
    origin.top(this).follow();
    Found found = keys == null ? null : keys.recent(position, edition);
    if (found == null || entries().hasNested()) {
      return scan().value(position);
    }
    try {
      return origin.shown(found.leaf().value(position - found.start()));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  int leafStart(int position) {
    DraftTree current = tree();
    try {
      Cursor cursor = new Cursor(current);
      cursor.seek(position);
      return cursor.start();
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  int find(@Nullable Object key) {
    return keys().find(tree(), key, edition);
  }

  @Override
  @Nullable Object valueOf(@Nullable Object key) {
    DraftTree current = tree();
    if (key == null || !current.findsEntities() || !entries().key().accepts(key)) {
      return super.valueOf(key);
    }
    try {
      return origin.shown(current.entity(key));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  @Nullable Object[] valuesOf(@Nullable Object[] keys) {
    DraftTree current = tree();
    if (!current.findsEntities() || !Arrays.stream(keys).allMatch(entries().key()::accepts)) {
      return super.valuesOf(keys);
    }
    try {
      @Nullable Object[] values = current.entities(keys);
      Arrays.setAll(values, i -> origin.shown(values[i]));
      return values;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  private DraftKeys keys() {
    DraftKeys known = keys;
    if (known == null) {
      known = new DraftKeys(origin);
      keys = known;
    }
    return known;
  }

  @Override
  int indexOf(@Nullable Object element, boolean last) {
    DraftTree current = tree();
    Column column = entries().key();
    if (column.nested == null && !column.accepts(element)) {
      return -1;
    }
    Object known = column.nested == null ? origin.known(element) : element;
    if (known == null && element != null) {
      return -1;
    }
    if (column.isReference && known != null && Column.idOf(known) != 0) {
      try {
        return Search.id(current, Column.idOf(known), last);
      } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
        throw failure(e);
      }
    }
    return Search.equal(scan(), current.size(), known, last);
  }

  @Override
  @Nullable Object asked(@Nullable Object value) {
    return origin.known(value);
  }

  @Override
  Scan scan() {
    return new DraftScan(this);
  }

  // Changing.

  /** What is kept for a key, value or element that a user gives. */
  private @Nullable Object taken(Column column, @Nullable Object given, String part) {
    if (column.nested == null || given == null) {
      return origin.taken(column, given, part);
    }
    DraftContent inner = new DraftContent(origin.fresh(this));
    Inner.fill(inner, given);
    return inner.face();
  }

  /** Before a change: the session must be open, and the owner is part of the commit from now on. */
  private DraftTree changing() {
    Drafts.changing(origin.owner());
    return tree();
  }

  private void changed(boolean isStructural) {
    isChanged = true;
    edition++;
    if (isStructural) {
      changes++;
    }
  }

  @Override
  void insert(int position, @Nullable Object element) {
    Object kept = taken(entries().key(), element, "An element");
    insert(position, kept, null);
  }

  private void insert(int position, @Nullable Object key, @Nullable Object value) {
    DraftTree current = changing();
    try {
      current.insert(position, key, value);
    } catch (IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
    changed(true);
  }

  private MemoryLeaf memoryLeaf(int position) {
    DraftTree current = changing();
    try {
      return current.memoryLeaf(position);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  @Nullable Object set(int position, @Nullable Object element) {
    Object kept = taken(entries().key(), element, "An element");
    Object before = keyAt(position);
    MemoryLeaf leaf = memoryLeaf(position);
    leaf.setKey(tree.indexInLeaf(position), kept);
    changed(false);
    return before;
  }

  @Override
  void fill(@Nullable Object[] elements) {
    @Nullable Object[] kept = new @Nullable Object[elements.length];
    for (int i = 0; i < kept.length; i++) {
      // An inner collection only changes its place; everything else is checked as it comes in.
      kept[i] =
          elements[i] instanceof DraftFace inner
              ? inner
              : taken(entries().key(), elements[i], "An element");
    }
    DraftTree current = changing();
    current.remove(0, current.size());
    for (Object element : kept) {
      current.insert(current.size(), element, null);
    }
    changed(true);
  }

  @Override
  boolean add(@Nullable Object key) {
    Object kept = taken(entries().key(), key, "An element");
    int position = keys().findKept(tree(), kept, edition);
    if (position >= 0) {
      return false;
    }
    insert(-1 - position, kept, null);
    keys().added(kept);
    return true;
  }

  @Override
  @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    Object keptKey = taken(entries().key(), key, "A key");
    Object keptValue = taken(entries().last(), value, "A value");
    int position = keys().findKept(tree(), keptKey, edition);
    if (position >= 0) {
      return replace(position, keptValue);
    }
    insert(-1 - position, keptKey, keptValue);
    keys().added(keptKey);
    return null;
  }

  @Override
  @Nullable Object setValue(int position, @Nullable Object value) {
    return replace(position, taken(entries().last(), value, "A value"));
  }

  private @Nullable Object replace(int position, @Nullable Object kept) {
    Object before = valueAt(position);
    MemoryLeaf leaf = memoryLeaf(position);
    leaf.setValue(tree.indexInLeaf(position), kept);
    changed(false);
    return before;
  }

  @Override
  void remove(int from, int to) {
    if (from >= to) {
      return;
    }
    DraftTree current = changing();
    try {
      if (keys != null) {
        keys.removed(current, from, to);
      }
      current.remove(from, to);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
    changed(true);
  }

  // Committing.

  boolean isChanged() {
    if (isChanged) {
      return true;
    }
    for (Inner inner : Inner.of(tree)) {
      if (inner.content().isChanged()) {
        return true;
      }
    }
    return false;
  }

  void visit(EntitySerializer.Visitor visitor) {
    Kept.visit(tree, visitor);
  }

  boolean store(NodeSink sink, ValueWriter out, int schemaId, int maxInline) {
    DraftTree target = keys == null ? tree : keys.ordered(tree);
    written = target;
    return TreeWriter.store(target, sink, out, schemaId, maxInline);
  }

  /** Writes a collection that is an entry of another: one byte tells its form. */
  void storeNested(NodeSink sink, ValueWriter out, int schemaId) {
    if (tree.size() == 0) {
      return;
    }
    int at = out.reserve(1);
    boolean isTree = store(sink, out, schemaId, entries().limits().nestedBytes());
    out.array()[at] = Place.form(isTree);
  }

  void settle() {
    isChanged = false;
    isSettled = true;
    if (entries().hasNested()) {
      for (Inner inner : Inner.of(written == null ? tree : written)) {
        inner.content().settle();
      }
    } else {
      // The next use opens what was written; until then nothing of a large load is held.
      tree = new DraftTree(tree.source, Place.EMPTY);
      written = null;
      keys = null;
    }
  }
}
