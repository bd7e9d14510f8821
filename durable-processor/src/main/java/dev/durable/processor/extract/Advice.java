package dev.durable.processor.extract;

import static java.util.Map.entry;

import java.util.Map;

/** What to use instead of types that cannot be stored. */
final class Advice {

  private static final String CONVERT =
      "Store it through a @Converter, or use a record of what it consists of.";

  private static final String INSTEAD_OF_CLASSES =
      "Make it a record to store it as a value, or an interface with @Durable to refer to it; or"
          + " store it through a @Converter.";

  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          entry(
              "java.lang.Object",
              "Use a sealed interface of records and enums, or of entities; or JValue."),
          entry("java.lang.Number", "Use BigDecimal, or the number type that is meant."),
          entry("java.lang.CharSequence", "Use String."),
          entry("java.lang.StringBuilder", "Use String."),
          entry("java.lang.Iterable", "Use List, Set or Collection."),
          entry("java.util.Date", "Use java.time.Instant."),
          entry("java.sql.Timestamp", "Use java.time.Instant."),
          entry("java.sql.Date", "Use java.time.LocalDate."),
          entry("java.util.Calendar", "Use java.time.ZonedDateTime."),
          entry("java.util.ArrayList", "Use List."),
          entry("java.util.LinkedList", "Use List."),
          entry("java.util.Vector", "Use List."),
          entry("java.util.SequencedCollection", "Use List."),
          entry("java.util.Queue", "Use List."),
          entry("java.util.Deque", "Use List."),
          entry("java.util.HashSet", "Use Set."),
          entry("java.util.LinkedHashSet", "Use Set, or List where the order of insertion counts."),
          entry("java.util.SequencedSet", "Use Set, or List where the order of insertion counts."),
          entry("java.util.TreeSet", "Use NavigableSet."),
          entry("java.util.HashMap", "Use Map."),
          entry("java.util.LinkedHashMap", "Use Map, or a List of records where order counts."),
          entry("java.util.SequencedMap", "Use Map, or a List of records where order counts."),
          entry("java.util.TreeMap", "Use NavigableMap."),
          entry("java.util.Hashtable", "Use Map."),
          entry("java.util.Properties", "Use Map<String, String>."),
          entry("java.util.concurrent.ConcurrentHashMap", "Use Map."),
          entry("java.util.concurrent.ConcurrentMap", "Use Map."),
          entry("java.util.concurrent.atomic.AtomicInteger", "Use int."),
          entry("java.util.concurrent.atomic.AtomicLong", "Use long."),
          entry("java.util.BitSet", "Use byte[], or Set<Integer>."),
          entry("java.net.URL", "Use java.net.URI."),
          entry("java.nio.file.Path", "Use String, or a @Converter."),
          entry("java.io.File", "Use String, or a @Converter."),
          entry("java.nio.ByteBuffer", "Use byte[]."),
          entry("dev.durable.json.JObjectDraft", "Use JObject; drafts have its draft anyway."),
          entry("dev.durable.json.JArrayDraft", "Use JArray; drafts have its draft anyway."),
          entry("com.fasterxml.jackson.databind.JsonNode", "Use dev.durable.json.JValue."),
          entry("tools.jackson.databind.JsonNode", "Use dev.durable.json.JValue."),
          entry("com.google.gson.JsonElement", "Use dev.durable.json.JValue."));

  private Advice() {}

  static String insteadOf(String type) {
    return BY_TYPE.getOrDefault(type, type.startsWith("java.") ? CONVERT : INSTEAD_OF_CLASSES);
  }

  static String insteadOfArrayOf(String component) {
    return switch (component) {
      case "int" -> "List<Integer>";
      case "char" -> "String";
      case "boolean", "short", "long", "float", "double" ->
          "List<" + Character.toUpperCase(component.charAt(0)) + component.substring(1) + ">";
      default -> "List<" + component + ">";
    };
  }
}
