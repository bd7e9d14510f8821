package dev.durable.processor.extract;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Questions to the compiler's model, asked so that javac and ECJ give the same answers. */
final class Mirrors {

  final Elements elements;
  final Types types;

  Mirrors(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  static @Nullable AnnotationMirror annotation(AnnotatedConstruct construct, String name) {
    for (AnnotationMirror mirror : construct.getAnnotationMirrors()) {
      if (element(mirror.getAnnotationType()).getQualifiedName().contentEquals(name)) {
        return mirror;
      }
    }
    return null;
  }

  /** A value that was written; null where the annotation's default applies. */
  static @Nullable AnnotationValue value(AnnotationMirror mirror, String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  static boolean isDurable(Element element) {
    return annotation(element, AnnotationNames.DURABLE) != null;
  }

  static boolean isSealed(Element element) {
    return element.getModifiers().contains(Modifier.SEALED);
  }

  /** The annotation called Nullable, of whatever package; null where there is none. */
  static @Nullable TypeElement nullable(AnnotatedConstruct construct) {
    for (AnnotationMirror mirror : construct.getAnnotationMirrors()) {
      TypeElement annotation = element(mirror.getAnnotationType());
      if (annotation.getSimpleName().contentEquals("Nullable")) {
        return annotation;
      }
    }
    return null;
  }

  static TypeElement element(DeclaredType type) {
    return (TypeElement) type.asElement();
  }

  /** The type that declares a method. */
  static TypeElement declaring(ExecutableElement method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }

  static String packageOf(Element element) {
    Element at = element;
    while (at != null && at.getKind() != ElementKind.PACKAGE) {
      at = at.getEnclosingElement();
    }
    return at == null
        ? ""
        : ((javax.lang.model.element.PackageElement) at).getQualifiedName().toString();
  }

  static ClassName className(TypeElement type) {
    List<String> names = new ArrayList<>();
    Element at = type;
    while (at instanceof TypeElement) {
      names.addFirst(at.getSimpleName().toString());
      at = at.getEnclosingElement();
    }
    String first = names.removeFirst();
    return ClassName.get(packageOf(type), first, names.toArray(String[]::new));
  }

  /**
   * The first part of its name that code of this package cannot name; null where it can name all.
   */
  static @Nullable Element inaccessiblePart(TypeElement type, String fromPackage) {
    boolean samePackage = packageOf(type).equals(fromPackage);
    Element at = type;
    while (at instanceof TypeElement) {
      if (at.getModifiers().contains(Modifier.PRIVATE)
          || (!samePackage && !at.getModifiers().contains(Modifier.PUBLIC))) {
        return at;
      }
      at = at.getEnclosingElement();
    }
    return null;
  }

  static boolean isPublic(TypeElement type) {
    Element at = type;
    while (at instanceof TypeElement) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
      at = at.getEnclosingElement();
    }
    return true;
  }

  /** The type and all its superinterfaces, each once, subtypes before their supertypes. */
  List<TypeElement> hierarchy(TypeElement type) {
    List<TypeElement> result = new ArrayList<>();
    result.add(type);
    for (int i = 0; i < result.size(); i++) {
      for (TypeMirror parent : result.get(i).getInterfaces()) {
        if (parent instanceof DeclaredType declared) {
          TypeElement element = element(declared);
          result.remove(element);
          result.add(element);
        }
      }
    }
    return result;
  }

  boolean isSubtype(TypeElement sub, TypeElement sup) {
    return types.isSubtype(types.erasure(sub.asType()), types.erasure(sup.asType()));
  }

  /** What an inherited method returns in this type: its type variables are resolved. */
  TypeMirror returnType(TypeElement type, ExecutableElement method) {
    if (!(type.asType() instanceof DeclaredType declared) || isPlain(method)) {
      return method.getReturnType();
    }
    return ((ExecutableType) types.asMemberOf(declared, method)).getReturnType();
  }

  /** Nothing to resolve: keeps the annotations of the declared type, which resolving may lose. */
  private static boolean isPlain(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement type
        && type.getTypeParameters().isEmpty();
  }

  /** Whether it is, or has as an argument, a type that does not exist. */
  static boolean mentionsMissing(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        || (type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(Mirrors::mentionsMissing));
  }
}
