package dev.durable.processor;

import java.util.List;

/**
 * A type as it is declared, and how to write values of it.
 *
 * @param values two at least
 * @param key whether it may be an element of a set and a key of a map
 * @param sortable whether these may be sorted
 */
record SampleType(String name, String boxed, List<String> values, boolean key, boolean sortable) {

  /** May stand in every position that its properties allow. */
  static final List<SampleType> SCALARS =
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
          unordered("Point", "new Point(1, \"x\")", "new Point(2, null)"),
          unordered(
              "Shape",
              "new Shape.Circle(2)",
              "Shape.None.NONE",
              "new Shape.Square(3, new Shape.Circle(1))"),
          unordered("Friend", "new FriendDraft().name(\"f\")", "new FriendDraft().name(\"g\")"),
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
          unordered(
              "JValue",
              "new JObjectDraft().put(\"a\", 1)",
              "new JArrayDraft().add(true)",
              "new JLong(7)"),
          unordered("JObject", "new JObjectDraft().put(\"a\", \"b\")", "new JObjectDraft()"),
          unordered("JArray", "new JArrayDraft().add(\"x\".repeat(600))", "new JArrayDraft()"),
          unordered("JString", "new JString(\"a\")", "new JString(\"\")"),
          value("byte[]", "new byte[] {1, 2}", "new byte[600]"));

  /** Only for properties. */
  static final List<SampleType> OPTIONALS =
      List.of(
          value("OptionalInt", "OptionalInt.of(-1)", "OptionalInt.empty()"),
          value("OptionalLong", "OptionalLong.empty()", "OptionalLong.of(7)"),
          value("OptionalDouble", "OptionalDouble.of(0.5)", "OptionalDouble.empty()"));

  private static SampleType scalar(String name, String boxed, String... values) {
    return new SampleType(name, boxed, List.of(values), true, true);
  }

  private static SampleType unordered(String name, String... values) {
    return new SampleType(name, name, List.of(values), true, false);
  }

  private static SampleType value(String name, String... values) {
    return new SampleType(name, name, List.of(values), false, false);
  }

  /** The same type, but with null. */
  static String nullable(String type) {
    return type.equals("byte[]") ? "byte @Nullable []" : "@Nullable " + type;
  }
}
