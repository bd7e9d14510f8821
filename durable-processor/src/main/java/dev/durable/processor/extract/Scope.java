package dev.durable.processor.extract;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.model.NullableTypes;
import dev.durable.processor.model.ValueTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What is gathered while one interface is read. */
final class Scope {

  final Mirrors mirrors;
  final TypeElement type;
  final String packageName;
  final Findings findings = new Findings();
  final Map<String, ValueTypes.RecordModel> records = new TreeMap<>();
  final Map<String, ValueTypes.SumModel> sums = new TreeMap<>();

  /** What marks nullable types in generated code; null for nothing. */
  final @Nullable ClassName nullable;

  /** What must be suppressed where everything that was read is named. */
  final Set<String> warnings = new TreeSet<>();

  /** Whether some getter has a type that generated code cannot name. */
  boolean unnameable;

  /** A type that no source has declared yet; another processor may, in a later round. */
  private Extraction.@Nullable Missing missing;

  Scope(Mirrors mirrors, TypeElement type, @Nullable ClassName nullable) {
    this.mirrors = mirrors;
    this.type = type;
    this.packageName = Mirrors.packageOf(type);
    this.nullable = nullable;
    use(type);
  }

  /** Notes a type that does not exist; the first one counts. */
  void missing(String name, Place place) {
    if (missing == null) {
      missing = new Extraction.Missing(name, place.origin(), place.what(), place.holder());
    }
  }

  Extraction.@Nullable Missing missing() {
    return missing;
  }

  /** Notes that generated code names this. */
  void use(Element element) {
    warnings.addAll(warnings(element));
  }

  /** What must be suppressed to name this. */
  List<String> warnings(Element element) {
    if (!mirrors.elements.isDeprecated(element)) {
      return List.of();
    }
    AnnotationMirror mirror = Mirrors.annotation(element, "java.lang.Deprecated");
    AnnotationValue forRemoval = mirror == null ? null : Mirrors.value(mirror, "forRemoval");
    return List.of(
        forRemoval != null && Boolean.TRUE.equals(forRemoval.getValue())
            ? "removal"
            : "deprecation");
  }

  ValueTypes valueTypes() {
    return new ValueTypes(
        sorted(records.values(), record -> record.type().toString()),
        sorted(sums.values(), sum -> sum.type().toString()));
  }

  private static <T> List<T> sorted(Collection<T> values, Function<T, String> key) {
    return values.stream().sorted(Comparator.comparing(key)).toList();
  }

  /** The type with the nullness of its arguments, without its own. */
  TypeName typeName(TypeMirror mirror) {
    return switch (mirror) {
      case ArrayType array -> ArrayTypeName.of(typeName(array.getComponentType()));
      case DeclaredType declared when declared.asElement() instanceof TypeElement element -> {
        ClassName raw = Mirrors.className(element);
        List<TypeName> arguments = new ArrayList<>();
        for (TypeMirror argument : declared.getTypeArguments()) {
          arguments.add(typeName(argument, Mirrors.nullable(argument) != null));
        }
        yield arguments.isEmpty()
            ? raw
            : ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new));
      }
      default -> TypeName.get(mirror).withoutAnnotations();
    };
  }

  /** The type with its nullness. */
  TypeName typeName(TypeMirror mirror, boolean isNullable) {
    return isNullable ? NullableTypes.nullable(typeName(mirror), nullable) : typeName(mirror);
  }
}
