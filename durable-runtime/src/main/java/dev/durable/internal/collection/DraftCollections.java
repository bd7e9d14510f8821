package dev.durable.internal.collection;

import dev.durable.DraftList;
import dev.durable.DraftMap;
import dev.durable.DraftNavigableMap;
import dev.durable.DraftSet;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DraftCollection;
import dev.durable.codegen.EntityDraft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the collections of drafts. */
public final class DraftCollections {

  private DraftCollections() {}

  /**
   * A collection that keeps its changes over the stored one.
   *
   * @param owner the draft whose property it is; a fresh one starts empty
   * @param slot the offset of the property's slot in the owner's record
   * @return a {@code DraftList}, {@code DraftSet}, {@code NavigableSet}, {@code DraftMap} or {@code
   *     DraftNavigableMap}, as the shape says
   */
  public static DraftCollection create(EntityDraft<?> owner, CollectionShape<?> shape, int slot) {
    return create(owner, shape, slot, Limits.STANDARD);
  }

  static DraftCollection create(
      EntityDraft<?> owner, CollectionShape<?> shape, int slot, Limits limits) {
    DraftOrigin origin = DraftOrigin.property(owner, shape, slot, limits);
    return (DraftCollection) new DraftContent(origin).face();
  }

  static Object face(DraftContent content) {
    return switch (content.entries().shape().kind()) {
      case LIST -> new OfList<>(content);
      case SET -> new OfSet<>(content);
      case SORTED_SET -> new OfSortedSet<>(content);
      case MAP -> new OfMap<>(content);
      case SORTED_MAP -> new OfSortedMap<>(content);
    };
  }

  /** A list. */
  static final class OfList<E extends @Nullable Object, ED extends @Nullable Object>
      extends ListOf<E> implements DraftList<E, ED>, DraftFace {

    private final DraftContent draft;

    OfList(DraftContent draft) {
      super(draft);
      this.draft = draft;
    }

    @Override
    public DraftContent content() {
      return draft;
    }

    @Override
    @SuppressWarnings("unchecked") // elements of a draft are drafts
    public ED edit(int index) {
      return (ED) get(index);
    }

    @Override
    @SuppressWarnings("unchecked") // elements of a draft are drafts
    public List<ED> drafts() {
      return (List<ED>) this;
    }
  }

  /** A set. */
  static final class OfSet<E, ED> extends SetOf<E> implements DraftSet<E, ED>, DraftFace {

    private final DraftContent draft;

    OfSet(DraftContent draft) {
      super(Range.all(draft));
      this.draft = draft;
    }

    @Override
    public DraftContent content() {
      return draft;
    }

    @Override
    @SuppressWarnings("unchecked") // elements of a draft are drafts
    public Set<ED> drafts() {
      return (Set<ED>) this;
    }
  }

  /** A sorted set. */
  static final class OfSortedSet<E> extends SortedSetOf<E> implements DraftFace {

    private final DraftContent draft;

    OfSortedSet(DraftContent draft) {
      super(Range.all(Declared.order(draft)));
      this.draft = draft;
    }

    @Override
    public DraftContent content() {
      return draft;
    }
  }

  /** A map. */
  static final class OfMap<K, V extends @Nullable Object, VD extends @Nullable Object>
      extends MapOf<K, V> implements DraftMap<K, V, VD>, DraftFace {

    private final DraftContent draft;

    OfMap(DraftContent draft) {
      super(Range.all(draft));
      this.draft = draft;
    }

    @Override
    public DraftContent content() {
      return draft;
    }

    @Override
    public VD edit(K key) {
      return Column.as(DraftCollections.edit(this, key));
    }

    @Override
    public VD edit(K key, Supplier<? extends V> ifAbsent) {
      return Column.as(DraftCollections.edit(this, key, ifAbsent));
    }

    @Override
    public List<VD> editAll(Collection<? extends K> keys) {
      return DraftCollections.editAll(this, keys);
    }

    @Override
    @SuppressWarnings("unchecked") // values of a draft are drafts
    public Map<K, VD> drafts() {
      return (Map<K, VD>) this;
    }
  }

  /** A sorted map. */
  static final class OfSortedMap<K, V extends @Nullable Object, VD extends @Nullable Object>
      extends SortedMapOf<K, V> implements DraftNavigableMap<K, V, VD>, DraftFace {

    private final DraftContent draft;

    OfSortedMap(DraftContent draft) {
      super(Range.all(Declared.order(draft)));
      this.draft = draft;
    }

    @Override
    public DraftContent content() {
      return draft;
    }

    @Override
    public VD edit(K key) {
      return Column.as(DraftCollections.edit(this, key));
    }

    @Override
    public VD edit(K key, Supplier<? extends V> ifAbsent) {
      return Column.as(DraftCollections.edit(this, key, ifAbsent));
    }

    @Override
    public List<VD> editAll(Collection<? extends K> keys) {
      return DraftCollections.editAll(this, keys);
    }

    @Override
    @SuppressWarnings("unchecked") // values of a draft are drafts
    public NavigableMap<K, VD> drafts() {
      return (NavigableMap<K, VD>) this;
    }
  }

  private static <K, V extends @Nullable Object> @Nullable Object edit(MapOf<K, V> map, K key) {
    V value = map.get(key);
    if (value == null && !map.containsKey(key)) {
      throw new NoSuchElementException(
          ((DraftFace) map).content().name() + " has no entry for " + key + ".");
    }
    return value;
  }

  private static <K, VD extends @Nullable Object> List<VD> editAll(
      MapOf<K, ?> map, Collection<? extends K> keys) {
    @Nullable Object[] asked = keys.toArray();
    @Nullable Object[] values = map.range.content.valuesOf(asked);
    List<VD> all = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      // where it is null the key has no entry, or null for its value
      all.add(Column.as(value == null ? edit(map, Column.<K>as(asked[i])) : value));
    }
    return Collections.unmodifiableList(all);
  }

  private static <K, V extends @Nullable Object> @Nullable Object edit(
      MapOf<K, V> map, K key, Supplier<? extends V> ifAbsent) {
    if (map.range.find(key) < 0) {
      map.put(key, ifAbsent.get());
    }
    return edit(map, key);
  }
}
