package dev.durable.examples.jdk.ask;

import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which classes came and went between two versions of one heap.
 *
 * @param came classes of the newer version, by name
 * @param went classes of the older one, by name
 */
public record Comparison(List<DeclaredType> came, List<DeclaredType> went) {

  /** Compares by name, package by package. */
  public static Comparison between(Jdk older, Jdk newer) {
    List<DeclaredType> came = new ArrayList<>();
    List<DeclaredType> went = new ArrayList<>();
    SortedSet<String> names = new TreeSet<>(older.packages().keySet());
    names.addAll(newer.packages().keySet());
    for (String name : names) {
      JdkPackage before = older.packages().get(name);
      JdkPackage after = newer.packages().get(name);
      missing(after, before, came);
      missing(before, after, went);
    }
    return new Comparison(came, went);
  }

  private static void missing(
      @Nullable JdkPackage from, @Nullable JdkPackage in, List<DeclaredType> missing) {
    if (from != null) {
      from.types()
          .forEach(
              (name, type) -> {
                if (in == null || !in.types().containsKey(name)) {
                  missing.add(type);
                }
              });
    }
  }

  /** Those that a program can name: public, not nested, in an exported package. */
  public static List<DeclaredType> visible(List<DeclaredType> types) {
    return types.stream()
        .filter(type -> type.isPublic() && !type.isNested() && type.home().isExported())
        .toList();
  }
}
