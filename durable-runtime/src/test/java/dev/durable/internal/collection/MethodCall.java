package dev.durable.internal.collection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method of a collection, or of what was taken from it, which can be made later and
 * knows what it may do then.
 *
 * @param path the way from the collection to the target, for messages
 */
record MethodCall(String path, Object target, Method method, List<@Nullable Object> arguments) {

  /** What changes a collection, by name. */
  private static final Set<String> CHANGES =
      Set.of(
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "clear",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "merge",
          "pollFirst",
          "pollFirstEntry",
          "pollLast",
          "pollLastEntry",
          "put",
          "putAll",
          "putFirst",
          "putIfAbsent",
          "putLast",
          "remove",
          "removeAll",
          "removeFirst",
          "removeIf",
          "removeLast",
          "replace",
          "replaceAll",
          "retainAll",
          "set",
          "setValue",
          "sort");

  /**
   * What may answer after the heap was closed, since it needs no entry: sizes, parts and views that
   * are only made, where an iterator stands, and whether it equals what is no collection.
   */
  private static final Set<String> NEED_NO_ENTRY =
      Set.of(
          "characteristics",
          "comparator",
          "descendingIterator",
          "descendingKeySet",
          "descendingMap",
          "descendingSet",
          "drafts",
          "entrySet",
          "equals",
          "estimateSize",
          "getComparator",
          "getExactSizeIfKnown",
          "hasCharacteristics",
          "hasNext",
          "hasPrevious",
          "headMap",
          "headSet",
          "isEmpty",
          "iterator",
          "keySet",
          "listIterator",
          "navigableKeySet",
          "nextIndex",
          "parallelStream",
          "previousIndex",
          "reversed",
          "sequencedEntrySet",
          "sequencedKeySet",
          "sequencedValues",
          "size",
          "spliterator",
          "stream",
          "subList",
          "subMap",
          "subSet",
          "tailMap",
          "tailSet",
          "trySplit",
          "values");

  /** What it throws, or null. */
  @Nullable Throwable make() {
    try {
      Object result = method.invoke(target, arguments.toArray());
      if (result instanceof Stream<?> stream) {
        stream.close();
      }
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IllegalAccessException e) {
      return e;
    }
  }

  boolean isChange() {
    return CHANGES.contains(method.getName())
        || (method.getName().equals("edit") && arguments.size() == 2);
  }

  /** What {@code java.util} lets sorted collections, and views of keys, refuse at all times. */
  boolean isNeverSupported(@Nullable Throwable thrown) {
    return thrown instanceof UnsupportedOperationException
        || (thrown instanceof IllegalStateException && method.getName().equals("getComparator"));
  }

  /** An entry that was taken before is the user's, and so are its parts. */
  boolean needsNoEntry() {
    return target instanceof Map.Entry<?, ?>
        || NEED_NO_ENTRY.contains(method.getName())
        || (path.equals("values") && method.getName().equals("hashCode")); // its identity
  }

  @Override
  public String toString() {
    return path + "." + method.getName();
  }
}
