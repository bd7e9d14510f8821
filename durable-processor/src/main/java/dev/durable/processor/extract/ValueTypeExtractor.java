package dev.durable.processor.extract;

import com.palantir.javapoet.TypeName;
import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.model.JsonTypes;
import dev.durable.processor.model.ScalarKind;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.TypeText;
import dev.durable.processor.model.ValueTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads records and sealed interfaces of records and enums; they may contain themselves. */
final class ValueTypeExtractor {

  /** How often one record may stand inside of itself with other type arguments. */
  private static final int MAX_EXPANSION = 8;

  /** How deep types may nest before they count as endless. */
  private static final int MAX_DEPTH = 50;

  private final Scope scope;
  private final TypeExtractor types;
  private final Set<String> begun = new HashSet<>();
  private final List<TypeElement> open = new ArrayList<>();

  ValueTypeExtractor(Scope scope, TypeExtractor types) {
    this.scope = scope;
    this.types = types;
  }

  Stored recordType(DeclaredType type, TypeElement element, Place place) {
    TypeName name = scope.typeName(type);
    Stored composite = new Stored.Composite(name, reachesEntity(type, new HashSet<>(), 0));
    if (!begun.add(name.toString())) {
      return composite;
    }
    if (open.stream().filter(element::equals).count() >= MAX_EXPANSION) {
      types.report(DiagnosticId.ENDLESS_RECORD, open.getFirst().asType(), place);
      return types.unsupported(type);
    }
    open.add(element);
    List<ValueTypes.ComponentModel> components = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      components.add(component(type, element, component, place));
    }
    open.removeLast();
    scope.records.put(
        name.toString(),
        new ValueTypes.RecordModel(name, List.copyOf(components), composite.hasReferences()));
    return composite;
  }

  private ValueTypes.ComponentModel component(
      DeclaredType type, TypeElement element, RecordComponentElement component, Place place) {
    String name = component.getSimpleName().toString();
    TypeMirror declared = componentType(type, element, component);
    String root = place.what().substring(place.what().lastIndexOf(' ') + 1);
    Place there =
        new Place(
            place.origin(),
            "component " + name + " of " + element.getSimpleName() + " in " + root,
            element.getQualifiedName().toString());
    ConverterUse converter =
        ConverterUse.of(scope, types, component.getAccessor(), declared, there);
    Stored stored = types.withNullness(declared, there, converter);
    boolean isNullable =
        Mirrors.nullable(component) != null || Mirrors.nullable(component.getAccessor()) != null;
    if (isNullable && !(stored instanceof Stored.OrNull)) {
      stored = new Stored.OrNull(stored);
    }
    return new ValueTypes.ComponentModel(name, stored);
  }

  private TypeMirror componentType(
      DeclaredType type, TypeElement element, RecordComponentElement component) {
    return element.getTypeParameters().isEmpty()
        ? component.asType()
        : ((ExecutableType) scope.mirrors.types.asMemberOf(type, component.getAccessor()))
            .getReturnType();
  }

  Stored sumType(DeclaredType type, TypeElement element, Place place) {
    TypeName name = scope.typeName(type);
    Stored composite = new Stored.Composite(name, reachesEntity(type, new HashSet<>(), 0));
    if (!begun.add(name.toString())) {
      return composite;
    }
    TreeMap<String, TypeElement> kinds = new TreeMap<>();
    if (!collectKinds(type, element, place, kinds)) {
      return types.unsupported(type);
    }
    List<Stored> stored =
        kinds.values().stream().map(kind -> types.extract(kind.asType(), place, null)).toList();
    scope.sums.put(name.toString(), new ValueTypes.SumModel(name, stored));
    return composite;
  }

  /**
   * All records and enums below, by binary name; false, with a finding, where there is anything
   * else.
   */
  private boolean collectKinds(
      DeclaredType sum, TypeElement element, Place place, Map<String, TypeElement> kinds) {
    if (!element.getTypeParameters().isEmpty()) {
      types.report(
          DiagnosticId.OPEN_SUM, sum, place, element.getSimpleName().toString(), "generic");
      return false;
    }
    List<TypeElement> permitted =
        element.getPermittedSubclasses().stream()
            .filter(DeclaredType.class::isInstance)
            .map(kind -> Mirrors.element((DeclaredType) kind))
            .sorted(Comparator.comparing(kind -> kind.getQualifiedName().toString()))
            .toList();
    for (TypeElement kind : permitted) {
      boolean isValue = kind.getKind() == ElementKind.RECORD || kind.getKind() == ElementKind.ENUM;
      if (isValue && kind.getTypeParameters().isEmpty()) {
        if (!types.isAccessible(kind, place)) {
          return false;
        }
        kinds.put(scope.mirrors.elements.getBinaryName(kind).toString(), kind);
      } else if (kind.getKind() == ElementKind.INTERFACE
          && Mirrors.isSealed(kind)
          && !Mirrors.isDurable(kind)) {
        if (!collectKinds(sum, kind, place, kinds)) {
          return false;
        }
      } else {
        types.report(
            DiagnosticId.OPEN_SUM, sum, place, kind.getSimpleName().toString(), describe(kind));
        return false;
      }
    }
    return true;
  }

  private static String describe(TypeElement kind) {
    if (!kind.getTypeParameters().isEmpty()) {
      return "generic";
    }
    return Mirrors.isDurable(kind) ? "an entity" : TypeExtractor.kindOf(kind);
  }

  private static boolean isJson(String name) {
    ScalarKind scalar = ScalarKind.of(name);
    return JsonTypes.entity(name) != null || (scalar != null && scalar.hasReferences());
  }

  /** Whether a value can lead to an entity. Says yes where types have no end. */
  private boolean reachesEntity(TypeMirror type, Set<String> seen, int depth) {
    if (depth > MAX_DEPTH) {
      return true;
    }
    if (type instanceof ArrayType || type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    DeclaredType declared = (DeclaredType) type;
    TypeElement element = Mirrors.element(declared);
    if (Mirrors.isDurable(element) || isJson(element.getQualifiedName().toString())) {
      return true;
    }
    if (declared.getTypeArguments().stream()
        .anyMatch(each -> reachesEntity(each, seen, depth + 1))) {
      return true;
    }
    if (element.getKind() == ElementKind.RECORD) {
      if (!seen.add(scope.typeName(declared).toString())) {
        return false;
      }
      return element.getRecordComponents().stream()
          .anyMatch(each -> reachesEntity(componentType(declared, element, each), seen, depth + 1));
    }
    return Mirrors.isSealed(element)
        && seen.add(TypeText.simple(scope.typeName(declared)) + "|")
        && element.getPermittedSubclasses().stream()
            .anyMatch(each -> reachesEntity(each, seen, depth + 1));
  }
}
