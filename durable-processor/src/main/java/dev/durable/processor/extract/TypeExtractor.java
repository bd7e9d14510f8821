package dev.durable.processor.extract;

import com.palantir.javapoet.ClassName;
import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.model.CollectionKind;
import dev.durable.processor.model.JsonTypes;
import dev.durable.processor.model.ScalarKind;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.TypeText;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds out how a type is stored, or why it cannot be. */
final class TypeExtractor {

  private final Scope scope;
  private final ValueTypeExtractor values;

  TypeExtractor(Scope scope) {
    this.scope = scope;
    this.values = new ValueTypeExtractor(scope, this);
  }

  /** How the type is stored, without its own nullness. */
  Stored extract(TypeMirror type, Place place, @Nullable ConverterUse converter) {
    if (converter != null && converter.takes(type)) {
      return converter.use(scope.typeName(type));
    }
    return switch (type.getKind()) {
      case BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE ->
          new Stored.Scalar(
              ScalarKind.valueOf(type.getKind().name()),
              ((PrimitiveType) type).getKind().isPrimitive());
      case ARRAY -> array((ArrayType) type, place);
      case DECLARED -> declared((DeclaredType) type, place, converter);
      case ERROR -> {
        scope.missing(type.toString(), place);
        yield unsupported(type);
      }
      case TYPEVAR -> {
        // Of the entity itself, which is reported where it declares them.
        if (scope.type.getTypeParameters().isEmpty()) {
          report(DiagnosticId.UNSUPPORTED_TYPE, type, place, "Use a type without type variables.");
        }
        yield unsupported(type);
      }
      default -> {
        report(DiagnosticId.UNSUPPORTED_TYPE, type, place, "Use a class or an interface.");
        yield unsupported(type);
      }
    };
  }

  /** How a type argument or component is stored, with its nullness. */
  Stored withNullness(TypeMirror type, Place place, @Nullable ConverterUse converter) {
    Stored stored = extract(type, place, converter);
    return Mirrors.nullable(type) == null ? stored : new Stored.OrNull(stored);
  }

  private Stored array(ArrayType type, Place place) {
    TypeMirror component = type.getComponentType();
    if (component.getKind() != TypeKind.BYTE) {
      String name = TypeText.simple(scope.typeName(component));
      scope.findings.add(
          DiagnosticId.ARRAY,
          place.origin(),
          name + "[]",
          place.what(),
          Advice.insteadOfArrayOf(name));
      return unsupported(type);
    }
    if (Mirrors.nullable(component) != null) {
      scope.findings.add(
          DiagnosticId.NULLABLE_PRIMITIVE,
          place.origin(),
          "The element of the array of " + place.what(),
          "byte",
          "byte @Nullable [] for an array that may be null");
    }
    return new Stored.Scalar(ScalarKind.BYTES, false);
  }

  private Stored declared(DeclaredType type, Place place, @Nullable ConverterUse converter) {
    TypeElement element = Mirrors.element(type);
    String name = element.getQualifiedName().toString();
    if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
      report(DiagnosticId.RAW_TYPE, type, place, withArguments(element));
      return unsupported(type);
    }
    if (!isAccessible(element, place)) {
      return new Stored.Unsupported(ClassName.get(Object.class));
    }
    for (TypeMirror argument : type.getTypeArguments()) {
      if (argument.getKind() == TypeKind.WILDCARD) {
        report(DiagnosticId.WILDCARD, type, place, withoutWildcards(type));
        return unsupported(type);
      }
    }
    scope.use(element);
    ScalarKind scalar = ScalarKind.of(name);
    if (scalar != null) {
      return new Stored.Scalar(scalar, false);
    }
    Stored json = JsonTypes.entity(name);
    if (json != null) {
      return json;
    }
    if (name.equals("java.util.Optional")) {
      TypeMirror content = type.getTypeArguments().getFirst();
      return new Stored.Option(scope.typeName(type), withNullness(content, place, converter));
    }
    CollectionKind collection = CollectionKind.of(name);
    if (collection != null) {
      List<? extends TypeMirror> arguments = type.getTypeArguments();
      return new Stored.Many(
          scope.typeName(type),
          collection,
          withNullness(arguments.getFirst(), place, converter),
          collection.isMap() ? withNullness(arguments.getLast(), place, converter) : null);
    }
    return userType(type, element, place);
  }

  private Stored userType(DeclaredType type, TypeElement element, Place place) {
    if (element.getKind() == ElementKind.ENUM) {
      return new Stored.Enumeration(Mirrors.className(element), constants(element));
    }
    if (element.getKind() == ElementKind.RECORD) {
      return values.recordType(type, element, place);
    }
    if (element.getKind() != ElementKind.INTERFACE) {
      report(
          DiagnosticId.UNSUPPORTED_TYPE,
          type,
          place,
          Advice.insteadOf(element.getQualifiedName().toString()));
      return unsupported(type);
    }
    if (Mirrors.isDurable(element)) {
      ClassName entity = Mirrors.className(element);
      return new Stored.Reference(entity, Stems.names(element).draft(), Mirrors.isSealed(element));
    }
    if (Mirrors.isSealed(element)) {
      return values.sumType(type, element, place);
    }
    String known = element.getQualifiedName().toString();
    if (known.startsWith("java.")) {
      report(DiagnosticId.UNSUPPORTED_TYPE, type, place, Advice.insteadOf(known));
    } else {
      report(DiagnosticId.NOT_AN_ENTITY, type, place);
    }
    return unsupported(type);
  }

  static List<String> constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
        .map(member -> member.getSimpleName().toString())
        .sorted()
        .toList();
  }

  boolean isAccessible(TypeElement element, Place place) {
    Element hidden = Mirrors.inaccessiblePart(element, scope.packageName);
    if (hidden == null) {
      return true;
    }
    scope.unnameable = true;
    scope.findings.add(
        DiagnosticId.INACCESSIBLE_TYPE,
        place.origin(),
        place.what(),
        Mirrors.className((TypeElement) hidden).canonicalName(),
        scope.packageName.isEmpty() ? "(unnamed)" : scope.packageName);
    return false;
  }

  private String withArguments(TypeElement element) {
    String name = element.getSimpleName().toString();
    CollectionKind kind = CollectionKind.of(element.getQualifiedName().toString());
    if (kind != null) {
      return name + (kind.isMap() ? "<String, Integer>" : "<String>") + " or whatever it holds";
    }
    return name + "<...> with the types that it holds";
  }

  private String withoutWildcards(DeclaredType type) {
    String text = TypeText.simple(scope.typeName(type));
    return text.replaceAll("\\? (extends|super) ", "").replace("?", "...");
  }

  void report(DiagnosticId id, TypeMirror type, Place place, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = TypeText.simple(scope.typeName(type));
    arguments[1] = place.what();
    System.arraycopy(more, 0, arguments, 2, more.length);
    scope.findings.add(id, place.origin(), arguments);
  }

  Stored unsupported(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.TYPEVAR) {
      return new Stored.Unsupported(ClassName.get(Object.class));
    }
    return new Stored.Unsupported(scope.typeName(type));
  }

  static String kindOf(Element element) {
    return switch (element.getKind()) {
      case CLASS -> "a class";
      case RECORD -> "a record";
      case ENUM -> "an enum";
      case ANNOTATION_TYPE -> "an annotation type";
      case INTERFACE -> "an interface";
      default -> element.getKind().name().toLowerCase(Locale.ROOT);
    };
  }
}
