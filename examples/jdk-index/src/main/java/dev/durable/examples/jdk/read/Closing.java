package dev.durable.examples.jdk.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what facts say of classes and modules that are not among them, so that every name can
 * become a reference. In a whole JDK there is next to nothing of the kind.
 */
final class Closing {

  private final Set<String> modules = new HashSet<>();
  private final Set<String> types = new HashSet<>();
  private int leftOut;

  private Closing() {}

  /** The same facts, closed. */
  static JdkFacts over(JdkHome home, Collection<ModuleFacts> modules, List<TypeFacts> types) {
    Closing closing = new Closing();
    modules.forEach(module -> closing.modules.add(module.name()));
    types.forEach(type -> closing.types.add(type.name()));
    Map<String, Set<String>> packages = new LinkedHashMap<>();
    types.forEach(
        type ->
            packages.computeIfAbsent(type.module(), _ -> new TreeSet<>()).add(type.packageName()));
    List<ModuleFacts> closedModules = new ArrayList<>();
    for (ModuleFacts module : modules) {
      closedModules.add(closing.module(module, packages.getOrDefault(module.name(), Set.of())));
    }
    List<TypeFacts> closedTypes = types.stream().map(closing::type).toList();
    return new JdkFacts(home, closedModules, closedTypes, closing.leftOut);
  }

  private ModuleFacts module(ModuleFacts facts, Set<String> packages) {
    Map<String, Set<String>> qualified = new LinkedHashMap<>();
    facts
        .qualifiedExports()
        .forEach(
            (name, to) -> {
              Set<String> known = known(to, modules);
              if (packages.contains(name) && !known.isEmpty()) {
                qualified.put(name, known);
              }
            });
    Map<String, List<String>> provides = new LinkedHashMap<>();
    facts
        .provides()
        .forEach(
            (service, with) -> {
              if (isKnown(service)) {
                provides.put(service, known(with));
              }
            });
    return new ModuleFacts(
        facts.name(),
        known(facts.requires(), modules),
        known(facts.requiresTransitive(), modules),
        known(facts.exports(), packages),
        qualified,
        known(facts.uses(), types),
        provides);
  }

  private TypeFacts type(TypeFacts facts) {
    return new TypeFacts(
        head(facts.head()),
        facts.module(),
        facts.fields().stream().filter(field -> isKnownType(field.type())).toList(),
        facts.methods().stream().filter(this::isKnown).map(this::method).toList());
  }

  private TypeHead head(TypeHead facts) {
    return new TypeHead(
        facts.kind(),
        facts.name(),
        facts.flags(),
        known(facts.superclass()),
        known(facts.interfaces()),
        known(facts.nestHost()),
        known(facts.nestMembers()),
        known(facts.permitted()),
        facts.components(),
        facts.retention());
  }

  private boolean isKnown(MethodFacts facts) {
    boolean known = isKnownType(facts.result());
    for (String parameter : facts.parameters()) {
      known &= isKnownType(parameter);
    }
    return known;
  }

  private MethodFacts method(MethodFacts facts) {
    return facts.exceptions().isEmpty()
        ? facts
        : new MethodFacts(
            facts.name(),
            facts.flags(),
            facts.result(),
            facts.parameters(),
            known(facts.exceptions()));
  }

  private boolean isKnownType(String descriptor) {
    int dimensions = descriptor.lastIndexOf('[') + 1;
    return descriptor.charAt(dimensions) != 'L'
        || isKnown(descriptor.substring(dimensions + 1, descriptor.length() - 1));
  }

  private boolean isKnown(String name) {
    if (!types.contains(name)) {
      leftOut++;
      return false;
    }
    return true;
  }

  private @Nullable String known(@Nullable String name) {
    return name == null || !isKnown(name) ? null : name;
  }

  private List<String> known(List<String> names) {
    return names.isEmpty() ? names : names.stream().filter(this::isKnown).toList();
  }

  private static Set<String> known(Set<String> names, Set<String> known) {
    Set<String> result = new TreeSet<>(names);
    result.retainAll(known);
    return result;
  }
}
