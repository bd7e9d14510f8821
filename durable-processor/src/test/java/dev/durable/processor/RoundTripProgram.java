package dev.durable.processor;

import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an entity with the properties that it is given, and a class {@code Check} that stores
 * values of them, reads them back in every way, and throws where one is not what it was.
 */
final class RoundTripProgram {

  private final StringBuilder properties = new StringBuilder();
  private final StringBuilder fillFirst = new StringBuilder();
  private final StringBuilder fillSecond = new StringBuilder();
  private final StringBuilder checkFirst = new StringBuilder();
  private final StringBuilder checkSecond = new StringBuilder();
  private int count;

  /** One more property, and two values of it as they are written in Java. */
  void add(String type, String first, String second) {
    String name = "p" + count++;
    properties.append("  ").append(type).append(' ').append(name).append("();\n\n");
    fillFirst.append("    root.").append(name).append('(').append(first).append(");\n");
    fillSecond.append("    root.").append(name).append('(').append(second).append(");\n");
    checkFirst.append(check(name, first));
    checkSecond.append(check(name, second));
    if (hasCursor(type)) {
      String check = "    sameByCursor(\"" + name + "\", root, root." + name + "());\n";
      checkFirst.append(check);
      checkSecond.append(check);
    }
  }

  private static boolean hasCursor(String type) {
    return type.matches("(Collection|List|Set)<(Group|Numbers|Pair<.*>|Point|Tree)>");
  }

  private static String check(String name, String value) {
    return "    same(\"" + name + "\", " + value + ", root." + name + "());\n";
  }

  /** The sources by qualified name, in that package. */
  Map<String, String> sources(String packageName) {
    String line = "package " + packageName + ";";
    String root = ENTITIES.replace("PROPERTIES", properties.toString());
    String check =
        CHECK
            .replace("FILL1", fillFirst)
            .replace("FILL2", fillSecond)
            .replace("CHECK1", checkFirst)
            .replace("CHECK2", checkSecond)
            .replace("TOUCH_ONE", fillSecond.substring(0, fillSecond.indexOf("\n")));
    Map<String, String> sources = new TreeMap<>();
    sources.put(packageName + ".Root", root.replace("package p;", line));
    sources.put(packageName + ".Check", check.replace("package p;", line));
    return sources;
  }

  private static final String IMPORTS =
      """
      package p;

      import dev.durable.*;
      import dev.durable.annotations.*;
      import dev.durable.json.*;
      import java.math.*;
      import java.net.URI;
      import java.nio.file.Path;
      import java.time.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;

      """;

  private static final String ENTITIES =
      IMPORTS
          + """
          @Durable
          public interface Root {

          PROPERTIES
          }

          enum Color { RED, GREEN, BLUE }

          record Point(int x, @Nullable String name) {}

          record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}

          record Numbers(long l, byte b, double d, float f, int i, char c, short s, boolean z) {}

          record Tree(String name, List<Tree> below) {}

          record Group(@Nullable Friend leader, List<Friend> members) {}

          sealed interface Shape {
            record Circle(double radius) implements Shape {}
            record Square(long side, @Nullable Shape inside) implements Shape {}
            enum None implements Shape { NONE, MANY }
          }

          @Durable
          interface Friend {
            String name();
          }

          @Durable
          sealed interface Pet {
            String name();
          }

          @Durable
          non-sealed interface Cat extends Pet {
            int lives();
          }

          @Durable
          non-sealed interface Dog extends Pet {}
          """;

  private static final String CHECK =
      IMPORTS
          + """
          @SuppressWarnings("unchecked")
          public final class Check {

            public static void run(Path file) {
              long first;
              try (var heap = DurableHeap.open(file, RootDraft.TYPE, Check::fillFirst)) {
                checkFirst(heap.snapshot().root());
                first = heap.snapshot().version();
                try (var draft = heap.draft()) {
                  checkFirst(draft.root());
                  fillSecond(draft.root());
                  checkSecond(draft.root());
                  draft.checkpoint("second");
                  checkSecond(draft.root());
                  fillFirst(draft.root());
                  draft.commit("first again");
                }
                checkFirst(heap.snapshot().root());
                heap.commit("one", root -> { TOUCH_ONE });
                fillOneBack(heap);
                checkFirst(heap.snapshot().root());
                heap.commit("last", Check::fillSecond);
                checkSecond(heap.snapshot().root());
                checkFirst(heap.at(first).root());
              }
              try (var heap = DurableHeap.open(file, RootDraft.TYPE)) {
                checkSecond(heap.snapshot().root());
                checkFirst(heap.at(first).root());
                heap.commit("after opening", Check::fillFirst);
                checkFirst(heap.snapshot().root());
                String text = heap.snapshot().root().toString();
                if (!text.contains("p0=")) {
                  throw new AssertionError(text);
                }
              }
              // The check knows none of these classes, only what the file says of them.
              if (!DurableHeap.verify(file).ok()) {
                throw new AssertionError(DurableHeap.verify(file).toString());
              }
            }

            private static void fillOneBack(DurableHeap<Root, RootDraft> heap) {
              heap.commit("back", Check::fillFirst);
            }

            static void fillFirst(RootDraft root) {
          FILL1
            }

            static void fillSecond(RootDraft root) {
          FILL2
            }

            static void checkFirst(Root root) {
          CHECK1
            }

            static void checkSecond(Root root) {
          CHECK2
            }

            static <T> List<T> list(T... values) {
              return new ArrayList<>(Arrays.asList(values));
            }

            static <T> Set<T> set(T... values) {
              return new LinkedHashSet<>(Arrays.asList(values));
            }

            static <K, V> NavigableMap<K, V> sorted(Object... keysAndValues) {
              return new TreeMap<K, V>(Check.<K, V>map(keysAndValues));
            }

            static <K, V> Map<K, V> map(Object... keysAndValues) {
              Map<K, V> map = new LinkedHashMap<>();
              for (int i = 0; i < keysAndValues.length; i += 2) {
                map.put((K) keysAndValues[i], (V) keysAndValues[i + 1]);
              }
              return map;
            }

            static void same(String name, Object expected, Object actual) {
              if (!same(expected, actual)) {
                throw new AssertionError(name + ": expected " + expected + ", found " + actual);
              }
            }

            /** What the cursor gives is what the records have: each component, and the whole. */
            static <T> void sameByCursor(String name, T root, Collection<?> records) {
              try {
                String type = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Cursor";
                var cursor =
                    (dev.durable.codegen.RecordCursor<T, ?>)
                        Class.forName(RootDraft.class.getName() + "$" + type)
                            .getConstructor()
                            .newInstance();
                for (int round = 0; round < 2; round++) {
                  cursor.open(root);
                  for (Object record : records) {
                    same(name + " has more elements", true, cursor.next());
                    same(name, record, cursor.record());
                    for (var component : record.getClass().getRecordComponents()) {
                      var accessor = component.getAccessor();
                      accessor.setAccessible(true);
                      Object found =
                          cursor.getClass().getMethod(component.getName()).invoke(cursor);
                      same(name + "." + component.getName(), accessor.invoke(record), found);
                    }
                  }
                  same(name + " has no more elements", false, cursor.next());
                }
              } catch (ReflectiveOperationException e) {
                throw new AssertionError(name, e);
              }
            }

            private static boolean same(Object a, Object b) {
              if (a instanceof Friend x && b instanceof Friend y) {
                return x.name().equals(y.name());
              }
              if (a instanceof JObject x && b instanceof JObject y) {
                return same(x.fields(), y.fields());
              }
              if (a instanceof JArray x && b instanceof JArray y) {
                return same(x.values(), y.values());
              }
              if (a instanceof Pet x && b instanceof Pet y) {
                return x.name().equals(y.name())
                    && (x instanceof Cat c ? c.lives() == ((Cat) y).lives() : y instanceof Dog);
              }
              if (a instanceof Group x && b instanceof Group y) {
                return same(x.leader(), y.leader()) && same(x.members(), y.members());
              }
              if (a instanceof Pair<?, ?> x && b instanceof Pair<?, ?> y) {
                return same(x.first(), y.first()) && same(x.second(), y.second());
              }
              if (a instanceof Optional<?> x && b instanceof Optional<?> y) {
                return same(x.orElse(null), y.orElse(null));
              }
              if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
                return x.size() == y.size()
                    && x.entrySet().stream()
                        .allMatch(
                            e ->
                                y.entrySet().stream()
                                    .anyMatch(
                                        f ->
                                            same(e.getKey(), f.getKey())
                                                && same(e.getValue(), f.getValue())));
              }
              if (a instanceof Set<?> x && b instanceof Set<?> y) {
                return x.size() == y.size()
                    && x.stream().allMatch(e -> y.stream().anyMatch(f -> same(e, f)));
              }
              if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
                Iterator<?> others = y.iterator();
                return x.size() == y.size() && x.stream().allMatch(e -> same(e, others.next()));
              }
              return Objects.deepEquals(a, b);
            }
          }
          """;
}
