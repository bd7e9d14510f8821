package dev.durable.json;

/**
 * A value that needs no schema: null, truth, a number, text, an object or an array.
 *
 * <p>Objects and arrays are entities: they have identity, can be shared, referred to and edited in
 * place. All others are values, equal by content. Where a property, an element or a component is
 * declared as {@code JValue}, it holds any of them.
 *
 * <pre>{@code
 * String text = switch (root.get("count")) {
 *   case JLong(long n) -> "number " + n;
 *   case JString(String s) -> s;
 *   case JObject object -> "an object of " + object.fields().size();
 *   case null, default -> "?";
 * };
 * }</pre>
 */
public sealed interface JValue
    permits JNull, JBoolean, JLong, JDouble, JDecimal, JString, JObject, JArray {}
