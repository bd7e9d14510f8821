package dev.durable.internal.collection;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.function.Supplier;

/** A collection and all that can be taken from it: views, parts, iterators and entries. */
final class CollectionViews {

  private CollectionViews() {}

  /** What makes each of them, by its path; iterators have gone one step. */
  static Map<String, Supplier<Object>> of(Object items, CollectionKind kind) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("it", () -> items);
    if (items instanceof List<?> list) {
      all.put("listIterator", () -> stepped(list.listIterator()));
      all.put("subList", () -> list.subList(0, 4));
      all.put("reversed", list::reversed);
      collection(all, "subList", list.subList(0, 4));
    }
    if (items instanceof NavigableSet<?> set) {
      all.put("reversed", set::reversed);
      all.put("descendingSet", set::descendingSet);
      ranges(all, set, kind);
    }
    if (items instanceof Collection<?> collection) {
      collection(all, "it", collection);
    }
    if (items instanceof Map<?, ?> map) {
      all.put("keySet", map::keySet);
      all.put("values", map::values);
      all.put("entrySet", map::entrySet);
      collection(all, "keySet", map.keySet());
      collection(all, "values", map.values());
      collection(all, "entrySet", map.entrySet());
      all.put("entry", () -> map.entrySet().iterator().next());
    }
    if (items instanceof NavigableMap<?, ?> map) {
      all.put("descendingMap", map::descendingMap);
      all.put("navigableKeySet", map::navigableKeySet);
      all.put("descendingKeySet", map::descendingKeySet);
      parts(all, map, kind);
    }
    return all;
  }

  private static void collection(
      Map<String, Supplier<Object>> all, String path, Collection<?> collection) {
    all.put(path + ".iterator", () -> stepped(collection.iterator()));
    all.put(path + ".spliterator", collection::spliterator);
  }

  @SuppressWarnings("unchecked") // the shape says so
  private static void ranges(Map<String, Supplier<Object>> all, Object items, CollectionKind kind) {
    NavigableSet<Object> set = (NavigableSet<Object>) items;
    all.put("subSet", () -> set.subSet(kind.key().apply(0), true, kind.key().apply(4), true));
    all.put("headSet", () -> set.headSet(kind.key().apply(4), true));
    all.put("tailSet", () -> set.tailSet(kind.key().apply(0), true));
  }

  @SuppressWarnings("unchecked") // the shape says so
  private static void parts(Map<String, Supplier<Object>> all, Object items, CollectionKind kind) {
    NavigableMap<Object, Object> map = (NavigableMap<Object, Object>) items;
    all.put("subMap", () -> map.subMap(kind.key().apply(0), true, kind.key().apply(4), true));
    all.put("headMap", () -> map.headMap(kind.key().apply(4), true));
    all.put("tailMap", () -> map.tailMap(kind.key().apply(0), true));
    all.put("subMap.entry", () -> map.tailMap(kind.key().apply(0)).entrySet().iterator().next());
  }

  private static <T extends Iterator<?>> T stepped(T iterator) {
    iterator.next();
    return iterator;
  }
}
