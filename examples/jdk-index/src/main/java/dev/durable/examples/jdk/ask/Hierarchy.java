package dev.durable.examples.jdk.ask;

import dev.durable.examples.jdk.model.AnnotationType;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.InterfaceType;
import dev.durable.examples.jdk.model.Jdk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who extends and implements whom, from above to below: the direction that class files do not say.
 */
public final class Hierarchy {

  private final Map<DeclaredType, List<DeclaredType>> below = new HashMap<>();

  /** Reads what each class says of those above it. */
  public Hierarchy(Jdk jdk) {
    jdk.types()
        .forEach(
            type -> {
              DeclaredType superclass = type.superclass();
              if (superclass != null) {
                add(superclass, type);
              }
              type.interfaces().forEach(parent -> add(parent, type));
            });
  }

  private void add(DeclaredType above, DeclaredType type) {
    below.computeIfAbsent(above, _ -> new ArrayList<>()).add(type);
  }

  /** All that extend or implement it, over however many steps. */
  public Set<DeclaredType> subtypes(DeclaredType type) {
    Set<DeclaredType> found = new LinkedHashSet<>();
    Deque<DeclaredType> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      for (DeclaredType sub : below.getOrDefault(open.poll(), List.of())) {
        if (found.add(sub)) {
          open.add(sub);
        }
      }
    }
    return found;
  }

  /** The classes, enums and records among the subtypes of an interface. */
  public List<DeclaredType> implementors(DeclaredType type) {
    return subtypes(type).stream()
        .filter(sub -> !(sub instanceof InterfaceType) && !(sub instanceof AnnotationType))
        .sorted(Comparator.comparing(DeclaredType::binaryName))
        .toList();
  }

  /** The class with most superclasses, and these, from the class up to {@code Object}. */
  public static List<DeclaredType> deepest(Jdk jdk) {
    DeclaredType deepest =
        jdk.types().max(Comparator.comparingInt(DeclaredType::depth)).orElseThrow();
    List<DeclaredType> chain = new ArrayList<>();
    for (DeclaredType type = deepest; type != null; type = type.superclass()) {
      chain.add(type);
    }
    return chain;
  }
}
