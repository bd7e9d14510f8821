package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a class file declares: one of five kinds. */
@Durable
public sealed interface DeclaredType extends Type, Flagged
    permits ClassType, InterfaceType, EnumType, RecordType, AnnotationType {

  /** The binary name without the package: {@code Map$Entry}. */
  String name();

  /** The package that it is in. */
  JdkPackage home();

  /** The class that it extends; null for interfaces and {@code java.lang.Object}. */
  @Nullable DeclaredType superclass();

  /** What it implements, or extends if it is an interface. */
  List<DeclaredType> interfaces();

  /** The class that hosts its nest; null where that is itself. */
  @Nullable DeclaredType nestHost();

  /** The classes whose nest it hosts. */
  List<DeclaredType> nestMembers();

  /** The classes that it permits to extend it; empty where it is not sealed. */
  List<DeclaredType> permitted();

  /** Its own fields, in the order of the class file. */
  List<Field> fields();

  /** Its own methods and constructors, in the order of the class file. */
  List<Method> methods();

  /** What a reader has noted down on it. */
  @Nullable String note();

  /** As in {@code java.util.Map$Entry}. */
  default String binaryName() {
    return home().name() + "." + name();
  }

  /** Superclasses between it and {@code java.lang.Object}, that one included. */
  default int depth() {
    int depth = 0;
    for (DeclaredType type = superclass(); type != null; type = type.superclass()) {
      depth++;
    }
    return depth;
  }

  /** Whether it is listed among what its nest host declares. */
  default boolean isNested() {
    return nestHost() != null;
  }

  /** As its declaration begins. */
  default String declaration() {
    String keyword =
        switch (this) {
          case ClassType type -> (type.isAbstract() ? "abstract " : "") + "class ";
          case InterfaceType _ -> "interface ";
          case EnumType _ -> "enum ";
          case RecordType _ -> "record ";
          case AnnotationType _ -> "@interface ";
        };
    String sealed = permitted().isEmpty() ? "" : "sealed ";
    return access() + sealed + keyword + binaryName() + componentList() + parents();
  }

  private String componentList() {
    return this instanceof RecordType record
        ? record.components().stream()
            .map(field -> field.type().label() + " " + field.name())
            .collect(Collectors.joining(", ", "(", ")"))
        : "";
  }

  private String parents() {
    List<DeclaredType> interfaces = interfaces();
    DeclaredType superclass = superclass();
    String extending =
        this instanceof ClassType && superclass != null && superclass.superclass() != null
            ? " extends " + superclass.binaryName()
            : "";
    String word = this instanceof InterfaceType ? " extends " : " implements ";
    return extending
        + (interfaces.isEmpty() || this instanceof AnnotationType
            ? ""
            : interfaces.stream()
                .map(DeclaredType::binaryName)
                .collect(Collectors.joining(", ", word, "")));
  }
}
