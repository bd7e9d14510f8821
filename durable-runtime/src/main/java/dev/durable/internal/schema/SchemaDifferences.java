package dev.durable.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between the stored and the compiled description of one type, line by line. */
final class SchemaDifferences {

  private SchemaDifferences() {}

  /** One sentence for each difference. */
  static List<String> between(String typeName, String stored, String compiled) {
    Map<String, String> before = properties(stored);
    Map<String, String> after = properties(compiled);
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String difference = difference(before.get(name), after.get(name));
      if (difference != null) {
        differences.add(typeName + "." + name + " " + difference);
      }
    }
    if (differences.isEmpty()) {
      differences.add(typeName + " is laid out differently");
    }
    return differences;
  }

  private static @Nullable String difference(@Nullable String before, @Nullable String after) {
    if (before == null) {
      return "is new: " + after;
    }
    if (after == null) {
      return "is gone: was " + before;
    }
    return before.equals(after) ? null : "was " + before + " and is now " + after;
  }

  /** Name to shape; places are left out, since they follow from names and shapes. */
  private static Map<String, String> properties(String text) {
    Map<String, String> properties = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("  ")) {
        String[] words = line.trim().split(" ", 2);
        if (words.length == 2) {
          int place = words[1].lastIndexOf(" @");
          properties.put(words[0], place < 0 ? words[1] : words[1].substring(0, place));
        }
      }
    }
    return properties;
  }
}
