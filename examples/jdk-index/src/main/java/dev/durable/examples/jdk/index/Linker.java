package dev.durable.examples.jdk.index;

import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.JdkModule;
import dev.durable.examples.jdk.model.JdkPackage;
import dev.durable.examples.jdk.model.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns names into entities: views of those that stay, fresh drafts of those that are new.
 *
 * <p>Types are asked for by descriptor, {@code [Ljava.lang.String;}.
 */
final class Linker {

  private final Map<String, JdkModule> modules = new HashMap<>();
  private final Map<String, JdkPackage> packages = new HashMap<>();
  private final Map<String, Type> types = new HashMap<>();

  void add(String name, JdkModule module) {
    modules.put(name, module);
  }

  void add(String name, JdkPackage home) {
    packages.put(name, home);
  }

  void addDeclared(String binaryName, DeclaredType type) {
    types.put("L" + binaryName + ";", type);
  }

  void add(String descriptor, Type type) {
    types.put(descriptor, type);
  }

  JdkModule module(String name) {
    return required(modules.get(name), name);
  }

  JdkPackage home(String name) {
    return required(packages.get(name), name);
  }

  boolean knows(String descriptor) {
    return types.containsKey(descriptor);
  }

  Type type(String descriptor) {
    return required(types.get(descriptor), descriptor);
  }

  @Nullable Type typeOrNull(String descriptor) {
    return types.get(descriptor);
  }

  DeclaredType declared(String binaryName) {
    return (DeclaredType) type("L" + binaryName + ";");
  }

  @Nullable DeclaredType declaredOrNull(@Nullable String binaryName) {
    return binaryName == null ? null : declared(binaryName);
  }

  List<Type> types(Collection<String> descriptors) {
    return descriptors.stream().map(this::type).toList();
  }

  List<DeclaredType> declared(Collection<String> binaryNames) {
    return binaryNames.stream().map(this::declared).toList();
  }

  List<JdkModule> modules(Collection<String> names) {
    return names.stream().map(this::module).toList();
  }

  List<JdkPackage> homes(Collection<String> names) {
    return names.stream().map(this::home).toList();
  }

  private static <T> T required(@Nullable T found, String name) {
    if (found == null) {
      throw new IllegalStateException("The facts mention " + name + ", but do not contain it.");
    }
    return found;
  }
}
