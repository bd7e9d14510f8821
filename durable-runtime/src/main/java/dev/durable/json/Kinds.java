package dev.durable.json;

import dev.durable.codegen.Entities;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Takes a value as the kind that is asked for, or says where which other one was found. */
final class Kinds {

  private Kinds() {}

  static String text(@Nullable JValue value, JValue owner, Object place) {
    if (value instanceof JString(String text)) {
      return text;
    }
    throw other(value, "text", owner, place);
  }

  static long whole(@Nullable JValue value, JValue owner, Object place) {
    if (value instanceof JLong(long number)) {
      return number;
    }
    throw other(value, "a whole number", owner, place);
  }

  static double number(@Nullable JValue value, JValue owner, Object place) {
    return switch (value) {
      case JLong(long number) -> number;
      case JDouble(double number) -> number;
      case JDecimal decimal -> decimal.value().doubleValue();
      case null, default -> throw other(value, "a number", owner, place);
    };
  }

  static boolean truth(@Nullable JValue value, JValue owner, Object place) {
    if (value instanceof JBoolean(boolean truth)) {
      return truth;
    }
    throw other(value, "a boolean", owner, place);
  }

  static <T extends JValue> T entity(
      Class<T> kind, @Nullable JValue value, JValue owner, Object place) {
    if (kind.isInstance(value)) {
      return kind.cast(value);
    }
    throw other(
        value, JObject.class.isAssignableFrom(kind) ? "an object" : "an array", owner, place);
  }

  private static RuntimeException other(
      @Nullable JValue value, String asked, JValue owner, Object place) {
    String where = place instanceof String name ? new JString(name).toString() : "[" + place + "]";
    if (value == null) {
      return new NoSuchElementException(Entities.name(owner) + " has no " + where + ".");
    }
    return new ClassCastException(
        where + " of " + Entities.name(owner) + " is " + kindOf(value) + ", not " + asked + ".");
  }

  private static String kindOf(JValue value) {
    return switch (value) {
      case JNull _ -> "null";
      case JBoolean _ -> "a boolean";
      case JLong _ -> "a whole number";
      case JDouble _, JDecimal _ -> "a number with a fraction or beyond long";
      case JString _ -> "text";
      case JObject _ -> "an object";
      case JArray _ -> "an array";
    };
  }
}
