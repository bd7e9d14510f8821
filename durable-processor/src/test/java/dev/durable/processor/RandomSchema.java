package dev.durable.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes an entity with random properties, and a class {@code Check} that stores values of them,
 * reads them back in every way, and throws where one is not what it was.
 */
final class RandomSchema {

  /** A type as it is declared, and how to write two values of it. */
  private record Type(
      String name, String boxed, List<String> values, boolean key, boolean sortable) {}

  private static final List<Type> SCALARS =
      List.of(
          scalar("boolean", "Boolean", "true", "false"),
          scalar("byte", "Byte", "(byte) -1", "(byte) 127"),
          scalar("short", "Short", "(short) -2", "(short) 32767"),
          scalar("char", "Character", "'a'", "'\\uFFFF'"),
          scalar("int", "Integer", "-3", "Integer.MAX_VALUE"),
          scalar("long", "Long", "-4L", "Long.MIN_VALUE"),
          scalar("float", "Float", "1.5f", "Float.NaN"),
          scalar("double", "Double", "-0.0", "Double.MIN_VALUE"),
          scalar("String", "String", "\"a\"", "\"\\uD800 \\u20AC \" + \"x\".repeat(700)"),
          scalar("Instant", "Instant", "Instant.MIN", "Instant.ofEpochSecond(1, 2)"),
          scalar("Duration", "Duration", "Duration.ofNanos(-1)", "Duration.ofDays(9)"),
          scalar("LocalDate", "LocalDate", "LocalDate.MIN", "LocalDate.of(2026, 11, 20)"),
          scalar("LocalTime", "LocalTime", "LocalTime.MIN", "LocalTime.MAX"),
          scalar("LocalDateTime", "LocalDateTime", "LocalDateTime.MIN", "LocalDateTime.MAX"),
          scalar("OffsetDateTime", "OffsetDateTime", "OffsetDateTime.MAX", "OffsetDateTime.MIN"),
          scalar(
              "ZonedDateTime",
              "ZonedDateTime",
              "ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneId.of(\"Europe/Berlin\"))",
              "Instant.EPOCH.atZone(ZoneId.of(\"Z\"))"),
          scalar("UUID", "UUID", "new UUID(1, 2)", "new UUID(-1, -2)"),
          scalar("URI", "URI", "URI.create(\"a:b\")", "URI.create(\"\")"),
          scalar(
              "BigInteger",
              "BigInteger",
              "BigInteger.ONE.shiftLeft(99)",
              "BigInteger.TEN.negate()"),
          scalar(
              "BigDecimal", "BigDecimal", "new BigDecimal(\"1.00\")", "new BigDecimal(\"-2e9\")"),
          scalar("Color", "Color", "Color.RED", "Color.BLUE"),
          key("Point", "new Point(1, \"x\")", "new Point(2, null)"),
          key(
              "Shape",
              "new Shape.Circle(2)",
              "Shape.None.NONE",
              "new Shape.Square(3, new Shape.Circle(1))"),
          key("Friend", "new FriendDraft().name(\"f\")", "new FriendDraft().name(\"g\")"),
          value("Pet", "new CatDraft().name(\"c\").lives(9)", "new DogDraft().name(\"d\")"),
          value(
              "Tree",
              "new Tree(\"t\", List.of(new Tree(\"u\", List.of())))",
              "new Tree(\"\", List.of())"),
          value(
              "Group",
              "new Group(new FriendDraft().name(\"l\"), List.of())",
              "new Group(null, List.of(new FriendDraft().name(\"m\")))"),
          value("Pair<Integer, @Nullable String>", "new Pair<>(1, null)", "new Pair<>(2, \"p\")"),
          key(
              "JValue",
              "new JObjectDraft().put(\"a\", 1)",
              "new JArrayDraft().add(true)",
              "new JLong(7)"),
          key("JObject", "new JObjectDraft().put(\"a\", \"b\")", "new JObjectDraft()"),
          key("JArray", "new JArrayDraft().add(\"x\".repeat(600))", "new JArrayDraft()"),
          key("JString", "new JString(\"a\")", "new JString(\"\")"),
          value("byte[]", "new byte[] {1, 2}", "new byte[600]"));

  private static final List<Type> OPTIONALS =
      List.of(
          value("OptionalInt", "OptionalInt.of(-1)", "OptionalInt.empty()"),
          value("OptionalLong", "OptionalLong.empty()", "OptionalLong.of(7)"),
          value("OptionalDouble", "OptionalDouble.of(0.5)", "OptionalDouble.empty()"));

  private final StringBuilder properties = new StringBuilder();
  private final StringBuilder fillFirst = new StringBuilder();
  private final StringBuilder fillSecond = new StringBuilder();
  private final StringBuilder checkFirst = new StringBuilder();
  private final StringBuilder checkSecond = new StringBuilder();
  private int count;

  private static Type scalar(String name, String boxed, String... values) {
    return new Type(name, boxed, List.of(values), true, true);
  }

  private static Type key(String name, String... values) {
    return new Type(name, name, List.of(values), true, false);
  }

  private static Type value(String name, String... values) {
    return new Type(name, name, List.of(values), false, false);
  }

  /** How many types {@link #everyPosition} knows. */
  static int types() {
    return SCALARS.size();
  }

  /** One type as property, nullable, optional, element, key, value and component. */
  static Map<String, String> everyPosition(String packageName, int index) {
    Type type = SCALARS.get(index);
    String boxed = type.boxed();
    String nullable = nullable(boxed);
    String a = type.values().get(0);
    String b = type.values().get(1);
    RandomSchema schema = new RandomSchema();
    schema.add(type.name(), a, b);
    schema.add(boxed, b, a);
    schema.add(nullable, a, "null");
    schema.add(nullable, "null", b);
    boolean entity = Set.of("Friend", "Pet", "JObject", "JArray").contains(boxed);
    if (!entity) {
      schema.add("Optional<" + boxed + ">", "Optional.of(" + b + ")", "Optional.empty()");
    }
    schema.add("List<" + nullable + ">", "list(" + a + ", null, " + b + ")", "list()");
    schema.add("Collection<" + boxed + ">", "list()", "list(" + b + ", " + a + ", " + b + ")");
    schema.add(
        "List<List<" + boxed + ">>", "list(list(" + a + "), list())", "list(list(" + b + "))");
    schema.add(
        "Map<String, " + boxed + ">",
        "map(\"k\", " + a + ", \"l\", " + b + ")",
        "map(\"l\", " + a + ")");
    schema.add(
        "NavigableMap<Integer, " + nullable + ">",
        "map(1, " + a + ", 2, null)",
        "map(3, " + b + ")");
    schema.add(
        "Pair<" + nullable + ", List<" + boxed + ">>",
        "new Pair<>(null, list(" + a + "))",
        "new Pair<>(" + b + ", list())");
    if (type.key()) {
      schema.add("Set<" + boxed + ">", "set(" + a + ")", "set(" + b + ", " + a + ")");
      schema.add(
          "Map<" + boxed + ", Integer>", "map(" + a + ", 1, " + b + ", 2)", "map(" + b + ", 3)");
    }
    if (type.sortable()) {
      schema.add("SortedSet<" + boxed + ">", "set(" + b + ", " + a + ")", "set(" + a + ")");
      schema.add(
          "NavigableMap<" + boxed + ", String>",
          "map(" + b + ", \"1\")",
          "map(" + a + ", \"2\", " + b + ", \"3\")");
    }
    if (index == 0) {
      OPTIONALS.forEach(
          each -> schema.add(each.name(), each.values().get(0), each.values().get(1)));
    }
    return schema.sources(packageName);
  }

  /** A handful of properties of nested types, the same for the same seed. */
  static Map<String, String> random(String packageName, long seed, int size) {
    Random random = new Random(seed);
    RandomSchema schema = new RandomSchema();
    for (int i = 0; i < size; i++) {
      Generated type = type(random, 3);
      schema.add(type.name, type.first, type.second);
    }
    return schema.sources(packageName);
  }

  private record Generated(String name, String first, String second) {}

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static Generated type(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(8);
    Type leaf = pick(random, SCALARS);
    Generated inner =
        depth == 0
            ? new Generated(leaf.boxed(), leaf.values().getFirst(), leaf.values().get(1))
            : type(random, depth - 1);
    String a = leaf.values().get(0);
    String b = leaf.values().getLast();
    return switch (kind) {
      case 0, 1 -> new Generated(leaf.boxed(), a, b);
      case 2 ->
          new Generated(
              "List<" + inner.name + ">",
              "list(" + inner.first + ")",
              "list(" + inner.second + ", " + inner.first + ")");
      case 3 -> {
        Type key = pick(random, SCALARS.stream().filter(Type::key).toList());
        yield new Generated(
            "Map<" + key.boxed() + ", " + inner.name + ">",
            "map(" + key.values().get(0) + ", " + inner.first + ")",
            "map("
                + key.values().get(1)
                + ", "
                + inner.second
                + ", "
                + key.values().get(0)
                + ", "
                + inner.second
                + ")");
      }
      case 4 -> {
        Type key = pick(random, SCALARS.stream().filter(Type::sortable).toList());
        yield new Generated(
            "NavigableMap<" + key.boxed() + ", " + inner.name + ">",
            "sorted(" + key.values().get(1) + ", " + inner.first + ")",
            "sorted()");
      }
      case 5 -> {
        Type key = pick(random, SCALARS.stream().filter(Type::key).toList());
        yield new Generated(
            "Set<" + key.boxed() + ">",
            "set(" + key.values().get(0) + ", " + key.values().get(1) + ")",
            "set(" + key.values().get(1) + ")");
      }
      case 6 -> {
        boolean plain = !inner.name.contains("<") || inner.name.startsWith("Pair");
        String name = plain ? nullable(inner.name) : inner.name;
        yield new Generated(
            "Pair<String, " + name + ">",
            "new Pair<>(\"\", " + inner.first + ")",
            "new Pair<>(\"q\", " + (plain ? "null" : inner.second) + ")");
      }
      default -> new Generated(leaf.boxed(), b, a);
    };
  }

  private static String nullable(String type) {
    return type.equals("byte[]") ? "byte @Nullable []" : "@Nullable " + type;
  }

  private void add(String type, String first, String second) {
    String name = "p" + count++;
    properties.append("  ").append(type).append(' ').append(name).append("();\n\n");
    fillFirst.append("    root.").append(name).append('(').append(first).append(");\n");
    fillSecond.append("    root.").append(name).append('(').append(second).append(");\n");
    checkFirst.append(check(name, first));
    checkSecond.append(check(name, second));
  }

  private static String check(String name, String value) {
    return "    same(\"" + name + "\", " + value + ", root." + name + "());\n";
  }

  private Map<String, String> sources(String packageName) {
    Map<String, String> sources = new TreeMap<>();
    List<String> texts = new ArrayList<>();
    texts.add(
        ENTITIES
            .replace("PROPERTIES", properties.toString())
            .replace("package p;", "package " + packageName + ";"));
    texts.add(
        CHECK
            .replace("FILL1", fillFirst)
            .replace("FILL2", fillSecond)
            .replace("CHECK1", checkFirst)
            .replace("CHECK2", checkSecond)
            .replace("TOUCH_ONE", fillSecond.substring(0, fillSecond.indexOf("\n")))
            .replace("package p;", "package " + packageName + ";"));
    sources.put(packageName + ".Root", texts.get(0));
    sources.put(packageName + ".Check", texts.get(1));
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
