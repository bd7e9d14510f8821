package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;
import java.util.List;
import java.util.stream.Collectors;

/** A method, a constructor, or a static initializer. */
@Durable
public interface Method extends Flagged {

  /** As in the class file: {@code <init>} is a constructor. */
  String name();

  /** The class that declares it. */
  DeclaredType owner();

  /** What it gives; the primitive {@code void} for nothing. */
  Type result();

  /** What it takes. */
  List<Type> parameters();

  /** What it declares to throw. */
  List<DeclaredType> exceptions();

  /** Whether it makes an object of its class. */
  default boolean isConstructor() {
    return name().equals("<init>");
  }

  /** Whether implementations of its interface may do without it. */
  default boolean isDefault() {
    return !isAbstract() && !isStatic() && owner() instanceof InterfaceType && isPublic();
  }

  /** As it would be declared. */
  default String declaration() {
    String word =
        isStatic() ? "static " : isDefault() ? "default " : isAbstract() ? "abstract " : "";
    String what = isConstructor() ? owner().name() : result().label() + " " + name();
    String thrown =
        exceptions().isEmpty()
            ? ""
            : exceptions().stream()
                .map(DeclaredType::binaryName)
                .collect(Collectors.joining(", ", " throws ", ""));
    return access()
        + word
        + what
        + parameters().stream().map(Type::label).collect(Collectors.joining(", ", "(", ")"))
        + thrown;
  }
}
