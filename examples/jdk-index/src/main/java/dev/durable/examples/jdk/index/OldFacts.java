package dev.durable.examples.jdk.index;

import dev.durable.examples.jdk.model.AnnotationType;
import dev.durable.examples.jdk.model.ArrayType;
import dev.durable.examples.jdk.model.ClassType;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.EnumType;
import dev.durable.examples.jdk.model.Field;
import dev.durable.examples.jdk.model.InterfaceType;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkModule;
import dev.durable.examples.jdk.model.JdkPackage;
import dev.durable.examples.jdk.model.Method;
import dev.durable.examples.jdk.model.RecordType;
import dev.durable.examples.jdk.model.Type;
import dev.durable.examples.jdk.read.FieldFacts;
import dev.durable.examples.jdk.read.MethodFacts;
import dev.durable.examples.jdk.read.ModuleFacts;
import dev.durable.examples.jdk.read.TypeFacts;
import dev.durable.examples.jdk.read.TypeHead;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes the facts of an older version back out of its views, to compare them with new ones.
 *
 * <p>What an entity refers to and does not live on gets a name that no fact can have: so whoever
 * refers to a class that is replaced by another of the same name differs from its new facts, and is
 * led to the new one.
 */
final class OldFacts {

  private static final String GONE = "?";

  private final Map<Type, String> descriptors = new HashMap<>();

  /**
   * Facts of this version.
   *
   * @param linker knows what of it lives on
   */
  OldFacts(Jdk old, Linker linker) {
    old.primitives().forEach((descriptor, type) -> addIfAlive(linker, descriptor, type));
    old.types().forEach(type -> addIfAlive(linker, "L" + type.binaryName() + ";", type));
    old.arrays().forEach((descriptor, type) -> descriptors.put(type, array(descriptor, type)));
  }

  private void addIfAlive(Linker linker, String descriptor, Type type) {
    if (type.equals(linker.typeOrNull(descriptor))) {
      descriptors.put(type, descriptor);
    }
  }

  private String array(String descriptor, ArrayType type) {
    Type component = type.component();
    while (component instanceof ArrayType array) {
      component = array.component();
    }
    return descriptors.containsKey(component) ? descriptor : GONE;
  }

  /** Whether this array's component lives on. */
  boolean isAlive(ArrayType type) {
    return !descriptor(type).equals(GONE);
  }

  ModuleFacts of(JdkModule module) {
    Map<String, Set<String>> qualified = new LinkedHashMap<>();
    module.qualifiedExports().forEach((home, to) -> qualified.put(home.name(), moduleNames(to)));
    Map<String, List<String>> provides = new LinkedHashMap<>();
    module.provides().forEach((service, with) -> provides.put(name(service), names(with)));
    return new ModuleFacts(
        module.name(),
        moduleNames(module.requires()),
        moduleNames(module.requiresTransitive()),
        packageNames(module.exports()),
        qualified,
        new TreeSet<>(names(module.uses())),
        provides);
  }

  TypeFacts of(DeclaredType type) {
    return new TypeFacts(
        head(type),
        type.home().module().name(),
        type.fields().stream().map(this::of).toList(),
        type.methods().stream().map(this::of).toList());
  }

  private TypeHead head(DeclaredType type) {
    return new TypeHead(
        kind(type),
        type.binaryName(),
        type.flags(),
        nameOrNull(type.superclass()),
        names(type.interfaces()),
        nameOrNull(type.nestHost()),
        names(type.nestMembers()),
        names(type.permitted()),
        type instanceof RecordType record
            ? record.components().stream().map(Field::name).toList()
            : List.of(),
        type instanceof AnnotationType annotation ? annotation.retention().name() : null);
  }

  /** What an entity was declared as. */
  static TypeHead.Kind kind(DeclaredType type) {
    return switch (type) {
      case ClassType _ -> TypeHead.Kind.CLASS;
      case InterfaceType _ -> TypeHead.Kind.INTERFACE;
      case EnumType _ -> TypeHead.Kind.ENUM;
      case RecordType _ -> TypeHead.Kind.RECORD;
      case AnnotationType _ -> TypeHead.Kind.ANNOTATION;
    };
  }

  private FieldFacts of(Field field) {
    return new FieldFacts(field.name(), field.flags(), descriptor(field.type()));
  }

  private MethodFacts of(Method method) {
    return new MethodFacts(
        method.name(),
        method.flags(),
        descriptor(method.result()),
        method.parameters().stream().map(this::descriptor).toList(),
        names(method.exceptions()));
  }

  private String descriptor(Type type) {
    return descriptors.getOrDefault(type, GONE);
  }

  private String name(DeclaredType type) {
    String descriptor = descriptor(type);
    return descriptor.equals(GONE) ? GONE : descriptor.substring(1, descriptor.length() - 1);
  }

  private @Nullable String nameOrNull(@Nullable DeclaredType type) {
    return type == null ? null : name(type);
  }

  private List<String> names(Collection<DeclaredType> types) {
    return types.stream().map(this::name).toList();
  }

  private static Set<String> moduleNames(Collection<JdkModule> of) {
    Set<String> names = new TreeSet<>();
    of.forEach(module -> names.add(module.name()));
    return names;
  }

  private static Set<String> packageNames(Collection<JdkPackage> of) {
    Set<String> names = new TreeSet<>();
    of.forEach(home -> names.add(home.name()));
    return names;
  }
}
