package dev.durable.processor.extract;

import dev.durable.processor.diagnostic.MemberSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The methods that an implementation of an interface has, each signature once: what overrides
 * stands for what it overrides, and of several that are inherited side by side the one with the
 * narrowest return type.
 */
final class Members {

  /** Methods that every object has already. */
  private static final Set<String> OF_OBJECT =
      Set.of("toString()", "hashCode()", "equals(java.lang.Object)");

  private Members() {}

  /** Whether every object has this method already. */
  static boolean isOfObject(ExecutableElement method) {
    return OF_OBJECT.contains(MemberSignature.of(method));
  }

  /** By signature. */
  static List<ExecutableElement> of(Mirrors mirrors, TypeElement type) {
    TreeMap<String, List<ExecutableElement>> byName = new TreeMap<>();
    for (TypeElement parent : mirrors.hierarchy(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(parent.getEnclosedElements())) {
        if (!method.getModifiers().contains(Modifier.STATIC)
            && !method.getModifiers().contains(Modifier.PRIVATE)
            && !isOfObject(method)) {
          byName
              .computeIfAbsent(method.getSimpleName().toString(), name -> new ArrayList<>())
              .add(method);
        }
      }
    }
    List<ExecutableElement> result = new ArrayList<>();
    for (List<ExecutableElement> sameName : byName.values()) {
      List<ExecutableElement> left = new ArrayList<>();
      for (ExecutableElement method : sameName) {
        if (sameName.stream().noneMatch(other -> overrides(mirrors, other, method, type))) {
          left.add(method);
        }
      }
      result.addAll(narrowest(mirrors, left, type));
    }
    return result;
  }

  private static boolean overrides(
      Mirrors mirrors, ExecutableElement sub, ExecutableElement sup, TypeElement type) {
    TypeElement subType = Mirrors.declaring(sub);
    TypeElement supType = Mirrors.declaring(sup);
    if (subType.equals(supType)
        || sub.getParameters().size() != sup.getParameters().size()
        || !mirrors.isSubtype(subType, supType)) {
      return false;
    }
    return sub.getParameters().isEmpty() || mirrors.elements.overrides(sub, sup, type);
  }

  /**
   * Of methods without parameters, inherited side by side, the one that an implementation must
   * satisfy.
   */
  private static List<ExecutableElement> narrowest(
      Mirrors mirrors, List<ExecutableElement> methods, TypeElement type) {
    List<ExecutableElement> result = new ArrayList<>();
    List<ExecutableElement> properties = new ArrayList<>();
    for (ExecutableElement method : methods) {
      (method.getParameters().isEmpty() ? properties : result).add(method);
    }
    properties.sort(
        Comparator.comparing(method -> Mirrors.declaring(method).getQualifiedName().toString()));
    properties.stream()
        .filter(
            method ->
                properties.stream()
                    .allMatch(
                        other ->
                            isNarrower(
                                mirrors,
                                mirrors.returnType(type, method),
                                mirrors.returnType(type, other))))
        .findFirst()
        .or(() -> properties.stream().findFirst())
        .ifPresent(result::addFirst);
    return result;
  }

  private static boolean isNarrower(Mirrors mirrors, TypeMirror type, TypeMirror other) {
    return mirrors.types.isSameType(type, other)
        || (!type.getKind().isPrimitive()
            && !other.getKind().isPrimitive()
            && type.getKind() != TypeKind.VOID
            && other.getKind() != TypeKind.VOID
            && mirrors.types.isSubtype(type, other));
  }
}
