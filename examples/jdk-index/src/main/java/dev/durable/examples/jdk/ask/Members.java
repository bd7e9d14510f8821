package dev.durable.examples.jdk.ask;

import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.Method;
import dev.durable.examples.jdk.model.Type;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Questions to all methods. */
public final class Members {

  private Members() {}

  /** The methods that declare to throw it, in the order of their classes. */
  public static List<Method> throwing(Jdk jdk, DeclaredType exception) {
    return methods(jdk).filter(method -> method.exceptions().contains(exception)).toList();
  }

  /** The types that most parameters are of, with their number, most first. */
  public static List<Map.Entry<Type, Integer>> favouriteParameters(Jdk jdk, int limit) {
    Map<Type, Integer> count = new HashMap<>();
    methods(jdk)
        .flatMap(method -> method.parameters().stream())
        .forEach(type -> count.merge(type, 1, Integer::sum));
    return count.entrySet().stream()
        .sorted(Map.Entry.<Type, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(limit)
        .toList();
  }

  /** The class with most methods of its own. */
  public static DeclaredType largest(Jdk jdk) {
    return jdk.types().max(Comparator.comparingInt(type -> type.methods().size())).orElseThrow();
  }

  private static Stream<Method> methods(Jdk jdk) {
    return jdk.types().flatMap(type -> type.methods().stream());
  }
}
