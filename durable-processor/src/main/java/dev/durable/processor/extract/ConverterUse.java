package dev.durable.processor.extract;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.model.Origin;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.TypeText;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** A converter on one property: it takes every place in the property's type that has its type. */
final class ConverterUse {

  private final Scope scope;
  private final @Nullable ClassName converter;
  private final @Nullable TypeMirror converted;
  private final Stored stored;

  private ConverterUse(
      Scope scope, @Nullable ClassName converter, @Nullable TypeMirror converted, Stored stored) {
    this.scope = scope;
    this.converter = converter;
    this.converted = converted;
    this.stored = stored;
  }

  /** One that takes everything, so that its own finding is the only one. */
  private static ConverterUse broken(Scope scope) {
    return new ConverterUse(scope, null, null, new Stored.Unsupported(ClassName.get(Object.class)));
  }

  /**
   * The converter that the method names for a property or component of this type; null for none.
   */
  static @Nullable ConverterUse of(
      Scope scope, TypeExtractor types, ExecutableElement method, TypeMirror type, Place there) {
    AnnotationMirror mirror = Mirrors.annotation(method, AnnotationNames.CONVERTER);
    AnnotationValue value = mirror == null ? null : Mirrors.value(mirror, "value");
    if (value == null) {
      return null;
    }
    Origin origin = there.origin().at(AnnotationNames.CONVERTER, "value");
    String what = there.what();
    if (!(value.getValue() instanceof DeclaredType named) || named.getKind() == TypeKind.ERROR) {
      scope.missing(String.valueOf(value.getValue()), there);
      return broken(scope);
    }
    TypeElement element = Mirrors.element(named);
    String problem = problem(scope, element);
    DeclaredType contract = contract(scope, element.asType());
    if (problem == null && !isConcrete(contract)) {
      problem = "it does not say which types it converts";
    }
    if (problem != null || contract == null) {
      scope.findings.add(
          DiagnosticId.CONVERTER_NOT_USABLE,
          origin,
          element.getSimpleName().toString(),
          what,
          String.valueOf(problem),
          "A converter is a class with a constructor without parameters that implements"
              + " ValueConverter with two types, public or of the entity's package.");
      return broken(scope);
    }
    TypeMirror converted = contract.getTypeArguments().getFirst();
    if (!mentions(scope, type, converted)) {
      String takes = TypeText.simple(scope.typeName(converted));
      String actual = TypeText.simple(scope.typeName(type));
      scope.findings.add(
          DiagnosticId.CONVERTER_DOES_NOT_FIT,
          origin,
          element.getSimpleName().toString(),
          takes,
          what,
          actual,
          actual);
      return broken(scope);
    }
    TypeMirror storedType = contract.getTypeArguments().getLast();
    Place storedPlace =
        new Place(origin, "the stored form of " + what, element.getQualifiedName().toString());
    Stored stored = types.extract(storedType, storedPlace, null);
    if (stored.hasReferences() || stored instanceof Stored.Option) {
      scope.findings.add(
          DiagnosticId.CONVERTER_STORES_UNSUPPORTED,
          origin,
          element.getSimpleName().toString(),
          TypeText.simple(scope.typeName(storedType)));
    }
    return new ConverterUse(scope, Mirrors.className(element), converted, stored);
  }

  private static boolean mentions(Scope scope, TypeMirror type, TypeMirror wanted) {
    return scope.mirrors.types.isSameType(type, wanted)
        || (type instanceof DeclaredType declared
            && declared.getTypeArguments().stream()
                .anyMatch(argument -> mentions(scope, argument, wanted)));
  }

  /** Why no instance can be made; null where one can. */
  private static @Nullable String problem(Scope scope, TypeElement element) {
    if (element.getKind() != ElementKind.CLASS && element.getKind() != ElementKind.RECORD) {
      return "it is " + TypeExtractor.kindOf(element);
    }
    if (element.getModifiers().contains(Modifier.ABSTRACT)) {
      return "it is abstract";
    }
    if (!element.getTypeParameters().isEmpty()) {
      return "it has type parameters";
    }
    Element hidden = Mirrors.inaccessiblePart(element, scope.packageName);
    if (hidden != null) {
      return hidden.getSimpleName() + " is not accessible from package " + scope.packageName;
    }
    if (element.getEnclosingElement() instanceof TypeElement outer
        && outer.getKind().isClass()
        && !element.getModifiers().contains(Modifier.STATIC)
        && element.getKind() == ElementKind.CLASS) {
      return "it is an inner class and not static";
    }
    for (ExecutableElement constructor :
        ElementFilter.constructorsIn(element.getEnclosedElements())) {
      if (constructor.getParameters().isEmpty()) {
        boolean samePackage = Mirrors.packageOf(element).equals(scope.packageName);
        if (constructor.getModifiers().contains(Modifier.PRIVATE)
            || (!samePackage && !constructor.getModifiers().contains(Modifier.PUBLIC))) {
          return "its constructor without parameters is not accessible";
        }
        return constructor.getThrownTypes().isEmpty() ? null : "its constructor throws exceptions";
      }
    }
    return "it has no constructor without parameters";
  }

  /** What it is as a {@code ValueConverter}. */
  private static @Nullable DeclaredType contract(Scope scope, TypeMirror type) {
    if (type instanceof DeclaredType declared
        && Mirrors.element(declared)
            .getQualifiedName()
            .contentEquals(AnnotationNames.VALUE_CONVERTER)) {
      return declared;
    }
    for (TypeMirror parent : scope.mirrors.types.directSupertypes(type)) {
      DeclaredType found = contract(scope, parent);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isConcrete(@Nullable DeclaredType contract) {
    return contract != null
        && contract.getTypeArguments().size() == 2
        && contract.getTypeArguments().stream()
            .allMatch(
                argument ->
                    argument.getKind() == TypeKind.DECLARED
                        || argument.getKind() == TypeKind.ARRAY);
  }

  boolean takes(TypeMirror type) {
    return converted == null || scope.mirrors.types.isSameType(type, converted);
  }

  Stored use(TypeName type) {
    if (converter == null) {
      return new Stored.Unsupported(type);
    }
    TypeName raw = type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
    return new Stored.Converted(type, raw, converter, stored);
  }
}
