package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import dev.durable.error.DraftClosedException;
import dev.durable.error.HeapClosedException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.Spliterator;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of every interface of every collection of a draft, and of the iterators, parts,
 * views and entries that were taken from it before, after the draft or the heap was closed: nothing
 * changes anything any more, and nothing fails in another way than by the typed error.
 */
final class ClosedDraftsTest {

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

  /** A kind of collection: what is in it at a position, and what is not. */
  record Kind(
      String name,
      CollectionShape<?> shape,
      IntFunction<Object> key,
      Object otherKey,
      @Nullable IntFunction<Object> value,
      Object otherValue) {

    Object valueAt(int i) {
      return value == null ? key.apply(i) : value.apply(i);
    }

    @SuppressWarnings("unchecked") // the shape says so
    void fill(Object items, int size) {
      for (int i = 0; i < size; i++) {
        if (value == null) {
          ((Collection<Object>) items).add(key.apply(i));
        } else {
          ((Map<Object, Object>) items).put(key.apply(i), value.apply(i));
        }
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static String text(int i) {
    return String.format(Locale.ROOT, "k%05d", i);
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("list", Shapes.list(NumberShapes.LONG), i -> (long) i, -1L, null, -1L),
          new Kind("set", Shapes.set(TextShapes.STRING), i -> text(i), "k00001x", null, ""),
          new Kind("sorted set", Shapes.sortedSet(NumberShapes.INT), i -> 2 * i, 3, null, 3),
          new Kind(
              "map",
              Shapes.map(TextShapes.STRING, NumberShapes.LONG),
              i -> text(i),
              "k00001x",
              i -> (long) i,
              -1L),
          new Kind(
              "sorted map",
              Shapes.sortedMap(NumberShapes.LONG, TextShapes.STRING),
              i -> 2L * i,
              3L,
              i -> text(i),
              "other"),
          new Kind(
              "map of lists",
              Shapes.map(TextShapes.STRING, Shapes.list(NumberShapes.INT)),
              i -> text(i),
              "k00001x",
              i -> List.of(i, i + 1),
              List.of(7)));

  static Stream<Arguments> cases() {
    return KINDS.stream()
        .flatMap(
            kind ->
                Stream.of(5, 1000)
                    .flatMap(
                        size ->
                            Stream.of(false, true)
                                .map(touched -> Arguments.of(kind, size, touched))));
  }

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} of {1}, touched {2}")
  @MethodSource("cases")
  void aClosedDraftIsReadButNeverChanged(Kind kind, int size, boolean touched) throws IOException {
    try (DurableHeap<Box, Box.Draft> heap = open(kind, size)) {
      Draft<Box, Box.Draft> draft = heap.draft();
      List<Call> calls = calls(items(draft, kind, size, touched), kind);
      String before = draft.root().items().toString();
      Object items = draft.root().items();
      draft.close();
      Set<String> wrong = new TreeSet<>();
      for (Call call : calls) {
        Throwable thrown = call.make();
        boolean isRight =
            call.isChange()
                ? thrown instanceof DraftClosedException || call.isNeverSupported(thrown)
                : thrown == null || call.isNeverSupported(thrown);
        if (!isRight) {
          wrong.add(call + ": " + thrown);
        }
      }
      assertEquals(Set.of(), wrong);
      assertEquals(before, items.toString());
    }
  }

  @ParameterizedTest(name = "{0} of {1}, touched {2}")
  @MethodSource("cases")
  void aClosedHeapIsNeitherReadNorChanged(Kind kind, int size, boolean touched) throws IOException {
    DurableHeap<Box, Box.Draft> heap = open(kind, size);
    Draft<Box, Box.Draft> draft = heap.draft();
    List<Call> calls = calls(items(draft, kind, size, touched), kind);
    heap.close();
    Set<String> wrong = new TreeSet<>();
    for (Call call : calls) {
      Throwable thrown = call.make();
      boolean isRight =
          thrown instanceof HeapClosedException
              || call.isNeverSupported(thrown)
              || (call.isChange() && thrown instanceof DraftClosedException)
              || (thrown == null && !call.isChange() && call.needsNoEntry());
      if (!isRight) {
        wrong.add(call + ": " + thrown);
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private DurableHeap<Box, Box.Draft> open(Kind kind, int size) throws IOException {
    Box.Type type = new Box.Type(kind.shape(), Limits.STANDARD);
    DurableHeap<Box, Box.Draft> heap =
        DurableHeap.open(folder.resolve("box.dheap"), type, root -> {});
    heap.commit("fill", root -> kind.fill(root.items(), size));
    return heap;
  }

  /** The draft's collection, stored or changed. */
  @SuppressWarnings("unchecked") // the shape says so
  private static Object items(Draft<Box, Box.Draft> draft, Kind kind, int size, boolean touched) {
    Object items = draft.root().items();
    if (touched && items instanceof Map<?, ?> map) {
      ((Map<Object, Object>) map).put(kind.key().apply(size), kind.valueAt(size));
    } else if (touched) {
      ((Collection<Object>) items).add(kind.key().apply(size));
    }
    return items;
  }

  /** One method of one object. */
  private record Call(String path, Object target, Method method, List<@Nullable Object> arguments) {

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

  /** Every method of every interface of the collection and all that can be taken from it. */
  private static List<Call> calls(Object items, Kind kind) {
    List<Call> calls = new ArrayList<>();
    derived(items, kind)
        .forEach(
            (path, maker) -> {
              for (Method method : methods(maker.get().getClass())) {
                Object target = maker.get(); // an own one: iterators have a place
                calls.add(
                    new Call(path, target, method, Arrays.asList(arguments(path, method, kind))));
              }
            });
    return calls;
  }

  private static Map<String, Supplier<Object>> derived(Object items, Kind kind) {
    Map<String, Supplier<Object>> all = new java.util.LinkedHashMap<>();
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
  private static void ranges(Map<String, Supplier<Object>> all, Object items, Kind kind) {
    NavigableSet<Object> set = (NavigableSet<Object>) items;
    all.put("subSet", () -> set.subSet(kind.key().apply(0), true, kind.key().apply(4), true));
    all.put("headSet", () -> set.headSet(kind.key().apply(4), true));
    all.put("tailSet", () -> set.tailSet(kind.key().apply(0), true));
  }

  @SuppressWarnings("unchecked") // the shape says so
  private static void parts(Map<String, Supplier<Object>> all, Object items, Kind kind) {
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

  /** The methods of all public interfaces that a class has. */
  private static Set<Method> methods(Class<?> type) {
    Set<Method> methods = new LinkedHashSet<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> face : at.getInterfaces()) {
        addMethods(face, methods);
      }
    }
    return methods;
  }

  private static void addMethods(Class<?> face, Set<Method> methods) {
    boolean isCollection =
        Stream.of(Collection.class, Map.class, Iterator.class, Spliterator.class, Map.Entry.class)
            .anyMatch(known -> known.isAssignableFrom(face));
    if (isCollection && Modifier.isPublic(face.getModifiers())) {
      for (Method method : face.getMethods()) {
        if (!Modifier.isStatic(method.getModifiers())) {
          methods.add(method);
        }
      }
    }
    for (Class<?> parent : face.getInterfaces()) {
      addMethods(parent, methods);
    }
  }

  /** Arguments with which the method would do something. */
  private static @Nullable Object[] arguments(String path, Method method, Kind kind) {
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    int values = 0;
    for (int i = 0; i < types.length; i++) {
      if (types[i] == Object.class || types[i] == Object.class.arrayType()) {
        arguments[i] =
            types[i].isArray() ? new Object[0] : value(path, method, kind, types.length, values++);
      } else {
        arguments[i] = argument(path, types[i], i, method, kind);
      }
    }
    return arguments;
  }

  /** A key, value or element: one that is not there for what adds, one that is for the rest. */
  private static @Nullable Object value(String path, Method method, Kind kind, int count, int nth) {
    String name = method.getName();
    boolean isOfMap = Map.class.isAssignableFrom(method.getDeclaringClass());
    boolean isOfEntry = Map.Entry.class.isAssignableFrom(method.getDeclaringClass());
    if (isOfEntry) {
      return kind.otherValue();
    }
    if (!isOfMap) {
      boolean isNew = name.startsWith("add") || name.equals("set") || name.equals("edit");
      return isNew ? kind.otherKey() : present(path, kind, name.endsWith("Set") ? nth : 0);
    }
    if (nth == 0 && name.equals("containsValue")) {
      return kind.valueAt(1);
    } else if (nth == 0) {
      boolean isNew =
          name.startsWith("put")
              || name.equals("computeIfAbsent")
              || (name.equals("edit") && count == 2);
      return isNew ? kind.otherKey() : present(path, kind, 0);
    }
    if (name.equals("subMap")) {
      return present(path, kind, nth);
    }
    boolean isOld = (name.equals("remove") || count == 3) && nth == 1 && !name.equals("merge");
    return isOld ? kind.valueAt(isDescending(path) ? 3 : 1) : kind.otherValue();
  }

  private static boolean isDescending(String path) {
    return path.startsWith("descending") || path.equals("reversed");
  }

  /** An element of the collection; the first, or a later one in its direction. */
  private static Object present(String path, Kind kind, int nth) {
    int at = isDescending(path) ? 3 - 2 * nth : 1 + 2 * nth;
    if (path.startsWith("entrySet")) {
      return Map.entry(kind.key().apply(at), kind.valueAt(at));
    }
    return path.startsWith("values") ? kind.valueAt(at) : kind.key().apply(at);
  }

  private static @Nullable Object argument(
      String path, Class<?> type, int index, Method method, Kind kind) {
    if (type == int.class) {
      return method.getName().equals("subList") && index == 1 ? 2 : 1;
    } else if (type == boolean.class) {
      return true;
    } else if (type == Collection.class) {
      boolean isOld = !method.getName().startsWith("add");
      return method.getName().equals("retainAll")
          ? List.of()
          : List.of(isOld ? present(path, kind, 0) : kind.otherKey());
    } else if (type == Map.class) {
      return Map.of(kind.otherKey(), kind.otherValue());
    } else if (type == Predicate.class) {
      return (Predicate<Object>) any -> true;
    } else if (type == UnaryOperator.class) {
      return (UnaryOperator<Object>) any -> kind.otherKey();
    } else if (type == Function.class) {
      return (Function<Object, Object>) any -> kind.otherValue();
    } else if (type == BiFunction.class) {
      return (BiFunction<Object, Object, Object>) (a, b) -> kind.otherValue();
    } else if (type == Consumer.class) {
      return (Consumer<Object>) any -> {};
    } else if (type == BiConsumer.class) {
      return (BiConsumer<Object, Object>) (a, b) -> {};
    } else if (type == Supplier.class) {
      return (Supplier<Object>) kind::otherValue;
    } else if (type == IntFunction.class) {
      return (IntFunction<Object[]>) Object[]::new;
    }
    return null; // a comparator: natural order
  }
}
