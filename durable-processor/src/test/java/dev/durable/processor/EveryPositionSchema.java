package dev.durable.processor;

import java.util.Map;
import java.util.Set;

/** One type as property, nullable, optional, element, key, value and component. */
final class EveryPositionSchema {

  private EveryPositionSchema() {}

  /** How many there are: one for each type. */
  static int count() {
    return SampleType.SCALARS.size();
  }

  /** The sources of one; those of the first have what only properties may be, too. */
  static Map<String, String> sources(String packageName, int index) {
    SampleType type = SampleType.SCALARS.get(index);
    String boxed = type.boxed();
    String nullable = SampleType.nullable(boxed);
    String a = type.values().get(0);
    String b = type.values().get(1);
    RoundTripProgram program = new RoundTripProgram();
    program.add(type.name(), a, b);
    program.add(boxed, b, a);
    program.add(nullable, a, "null");
    program.add(nullable, "null", b);
    boolean entity = Set.of("Friend", "Pet", "JObject", "JArray").contains(boxed);
    if (!entity) {
      program.add("Optional<" + boxed + ">", "Optional.of(" + b + ")", "Optional.empty()");
    }
    program.add("List<" + nullable + ">", "list(" + a + ", null, " + b + ")", "list()");
    program.add("Collection<" + boxed + ">", "list()", "list(" + b + ", " + a + ", " + b + ")");
    program.add(
        "List<List<" + boxed + ">>", "list(list(" + a + "), list())", "list(list(" + b + "))");
    program.add(
        "Map<String, " + boxed + ">",
        "map(\"k\", " + a + ", \"l\", " + b + ")",
        "map(\"l\", " + a + ")");
    program.add(
        "NavigableMap<Integer, " + nullable + ">",
        "map(1, " + a + ", 2, null)",
        "map(3, " + b + ")");
    program.add(
        "Pair<" + nullable + ", List<" + boxed + ">>",
        "new Pair<>(null, list(" + a + "))",
        "new Pair<>(" + b + ", list())");
    program.add(
        "List<Pair<" + boxed + ", " + nullable + ">>",
        "list(new Pair<>(" + a + ", null), new Pair<>(" + b + ", " + a + "))",
        "list(new Pair<>(" + b + ", " + b + "))");
    program.add(
        "Collection<Pair<" + nullable + ", " + boxed + ">>",
        "list(new Pair<>(null, " + a + "), new Pair<>(" + b + ", " + a + "))",
        "list()");
    if (type.key()) {
      program.add("Set<" + boxed + ">", "set(" + a + ")", "set(" + b + ", " + a + ")");
      program.add(
          "Map<" + boxed + ", Integer>", "map(" + a + ", 1, " + b + ", 2)", "map(" + b + ", 3)");
    }
    if (type.sortable()) {
      program.add("SortedSet<" + boxed + ">", "set(" + b + ", " + a + ")", "set(" + a + ")");
      program.add(
          "NavigableMap<" + boxed + ", String>",
          "map(" + b + ", \"1\")",
          "map(" + a + ", \"2\", " + b + ", \"3\")");
    }
    if (index == 0) {
      String numbers = "new Numbers(%s, (byte) %s, 0.5, %s, 1 << 31, 'x', (short) -7, %s)";
      program.add(
          "Set<Numbers>",
          "set(" + numbers.formatted("7", "-1", "1.5f", "true") + ")",
          "set("
              + numbers.formatted("Long.MIN_VALUE", "5", "Float.NaN", "false")
              + ", "
              + numbers.formatted("8", "6", "0", "true")
              + ")");
      SampleType.OPTIONALS.forEach(
          each -> program.add(each.name(), each.values().get(0), each.values().get(1)));
    }
    return program.sources(packageName);
  }
}
