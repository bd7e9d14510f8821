package dev.durable.json;

import java.util.Iterator;
import java.util.Map;

/**
 * Values as people see them in messages and debuggers: like JSON, cut where it gets long, and never
 * following what is inside of what is inside.
 */
final class JsonText {

  /** Entries are shown until the text is this long. */
  private static final int LONGEST = 120;

  /** Text inside of objects and arrays is cut after so many chars. */
  private static final int LONGEST_STRING = 40;

  private static final String HEX = "0123456789ABCDEF";

  private JsonText() {}

  /** Appends an object: names, and values that end at other objects and arrays. */
  static void show(JObject object, StringBuilder text) {
    int end = text.length() + LONGEST;
    text.append('{');
    String separator = "";
    Iterator<Map.Entry<String, JValue>> entries = object.fields().entrySet().iterator();
    while (entries.hasNext()) {
      text.append(separator);
      separator = ",";
      if (text.length() > end) {
        text.append('…');
        break;
      }
      Map.Entry<String, JValue> entry = entries.next();
      quoteShort(entry.getKey(), text);
      text.append(':');
      showShort(entry.getValue(), text);
    }
    text.append('}');
  }

  /** Appends an array: values that end at other objects and arrays. */
  static void show(JArray array, StringBuilder text) {
    int end = text.length() + LONGEST;
    text.append('[');
    String separator = "";
    Iterator<JValue> values = array.values().iterator();
    while (values.hasNext()) {
      text.append(separator);
      separator = ",";
      if (text.length() > end) {
        text.append('…');
        break;
      }
      showShort(values.next(), text);
    }
    text.append(']');
  }

  private static void showShort(JValue value, StringBuilder text) {
    switch (value) {
      case JString(String string) -> quoteShort(string, text);
      case JDecimal decimal -> {
        String digits = decimal.toString();
        text.append(digits, 0, Math.min(LONGEST_STRING, digits.length()));
        text.append(digits.length() > LONGEST_STRING ? "…" : "");
      }
      case JObject object -> text.append(object.fields().isEmpty() ? "{}" : "{…}");
      case JArray array -> text.append(array.values().isEmpty() ? "[]" : "[…]");
      case JNull _, JBoolean _, JLong _, JDouble _ -> text.append(value);
    }
  }

  private static void quoteShort(String string, StringBuilder text) {
    if (string.length() <= LONGEST_STRING) {
      quote(string, text);
    } else {
      quote(string.substring(0, LONGEST_STRING), text);
      text.insert(text.length() - 1, '…');
    }
  }

  /** Appends a JSON string: quoted, control characters and halves of pairs escaped. */
  static void quote(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || isLone(string, i)) {
            text.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
            text.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  /** Whether any char is half of a pair without the other half. */
  static boolean hasLone(String string) {
    for (int i = 0; i < string.length(); i++) {
      if (isLone(string, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLone(String string, int index) {
    char c = string.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == string.length() || !Character.isLowSurrogate(string.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(string.charAt(index - 1)));
  }
}
