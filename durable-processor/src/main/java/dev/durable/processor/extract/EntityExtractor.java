package dev.durable.processor.extract;

import com.palantir.javapoet.ClassName;
import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.EntityModel.SealedParent;
import dev.durable.processor.model.Environment;
import dev.durable.processor.model.Origin;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.SealedModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads annotated types into models; of one round, as the next one has more types. */
public final class EntityExtractor {

  /** Types of java.lang that generated code names by their simple names. */
  private static final List<String> JAVA_LANG =
      List.of(
          "Boolean",
          "Byte",
          "Character",
          "Class",
          "Double",
          "Float",
          "IndexOutOfBoundsException",
          "Integer",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings",
          "UnsupportedOperationException");

  private final Mirrors mirrors;

  /** By name: each kind of a sealed entity asks for the same, which takes reading all kinds. */
  private final Map<String, SealedParent> parents = new HashMap<>();

  /** Reads through these. */
  public EntityExtractor(Elements elements, Types types) {
    this.mirrors = new Mirrors(elements, types);
  }

  /** Reads an annotated type. */
  public Extraction extract(TypeElement type) {
    Origin origin = Origin.ofType(type.getQualifiedName().toString());
    Scope scope = new Scope(mirrors, type, nullableAnnotation(type));
    checkDeclaration(scope, origin);
    if (type.getKind() != ElementKind.INTERFACE) {
      Scope guessing = new Scope(mirrors, type, scope.nullable);
      return new Extraction.Refused(
          entityModel(guessing, new PropertyExtractor(guessing).guess(), origin), scope.findings);
    }
    List<PropertyModel> properties = new PropertyExtractor(scope).extract();
    checkParents(scope, origin);
    boolean isSealed = Mirrors.isSealed(type);
    List<TypeElement> permitted = isSealed ? permitted(type) : List.of();
    if (isSealed) {
      checkKinds(scope, permitted, origin);
    }
    Extraction result =
        isSealed
            ? new Extraction.Sealed(
                sealedModel(scope, properties, permitted, origin), scope.findings)
            : new Extraction.Entity(
                entityModel(scope, properties, origin), !scope.unnameable, scope.findings);
    Extraction.Missing missing = scope.missing();
    return missing == null ? result : new Extraction.Deferred(missing, result);
  }

  private EntityModel entityModel(Scope scope, List<PropertyModel> properties, Origin origin) {
    return new EntityModel(
        Mirrors.className(scope.type),
        Stems.names(scope.type),
        Mirrors.isPublic(scope.type),
        properties,
        sealedParents(scope),
        PropertyExtractor.renamedFrom(scope.type),
        scope.valueTypes(),
        Docs.firstSentence(mirrors.elements.getDocComment(scope.type)),
        environment(scope),
        origin);
  }

  private SealedModel sealedModel(
      Scope scope, List<PropertyModel> properties, List<TypeElement> permitted, Origin origin) {
    List<TypeElement> leaves = new ArrayList<>();
    collectLeaves(scope.type, leaves);
    return new SealedModel(
        Mirrors.className(scope.type),
        Stems.names(scope.type),
        Mirrors.isPublic(scope.type),
        properties,
        settable(scope, properties, leaves),
        drafts(permitted),
        drafts(leaves),
        sealedParents(scope),
        Docs.firstSentence(mirrors.elements.getDocComment(scope.type)),
        environment(scope),
        origin);
  }

  private static List<ClassName> drafts(List<TypeElement> types) {
    return types.stream()
        .filter(Mirrors::isDurable)
        .map(type -> Stems.names(type).draft())
        .distinct()
        .sorted(Comparator.comparing(ClassName::canonicalName))
        .toList();
  }

  private static List<TypeElement> permitted(TypeElement type) {
    return type.getPermittedSubclasses().stream()
        .filter(kind -> kind instanceof DeclaredType && kind.getKind() == TypeKind.DECLARED)
        .map(kind -> Mirrors.element((DeclaredType) kind))
        .sorted(Comparator.comparing(kind -> kind.getQualifiedName().toString()))
        .toList();
  }

  private static void collectLeaves(TypeElement type, List<TypeElement> leaves) {
    for (TypeElement kind : permitted(type)) {
      if (Mirrors.isSealed(kind)) {
        collectLeaves(kind, leaves);
      } else if (kind.getKind() == ElementKind.INTERFACE && Mirrors.isDurable(kind)) {
        leaves.add(kind);
      }
    }
  }

  /** The properties that all kinds declare alike; one that a kind narrows has no common setter. */
  private List<String> settable(
      Scope scope, List<PropertyModel> properties, List<TypeElement> leaves) {
    List<Map<String, PropertyModel>> kinds = new ArrayList<>();
    for (TypeElement leaf : leaves) {
      kinds.add(
          new PropertyExtractor(new Scope(mirrors, leaf, scope.nullable))
              .extract().stream()
                  .collect(Collectors.toMap(PropertyModel::name, Function.identity())));
    }
    List<String> settable = new ArrayList<>();
    for (PropertyModel property : properties) {
      boolean alike =
          kinds.stream()
              .allMatch(
                  kind -> {
                    PropertyModel other = kind.get(property.name());
                    return other != null
                        && other.setter().equals(property.setter())
                        && other.declared().equals(property.declared());
                  });
      if (alike) {
        settable.add(property.name());
      }
    }
    return settable;
  }

  private List<SealedParent> sealedParents(Scope scope) {
    return sealedParents(scope.type).stream()
        .map(
            parent ->
                parents.computeIfAbsent(
                    parent.getQualifiedName() + " " + scope.nullable,
                    name -> sealedParent(new Scope(mirrors, parent, scope.nullable))))
        .toList();
  }

  private SealedParent sealedParent(Scope scope) {
    List<PropertyModel> properties = new PropertyExtractor(scope).extract();
    List<TypeElement> leaves = new ArrayList<>();
    collectLeaves(scope.type, leaves);
    return new SealedParent(
        Mirrors.className(scope.type),
        Stems.names(scope.type).draft(),
        properties.stream().map(PropertyModel::name).collect(Collectors.toSet()),
        Set.copyOf(settable(scope, properties, leaves)));
  }

  private static List<TypeElement> sealedParents(TypeElement type) {
    return type.getInterfaces().stream()
        .filter(parent -> parent.getKind() == TypeKind.DECLARED)
        .map(parent -> Mirrors.element((DeclaredType) parent))
        .filter(parent -> Mirrors.isDurable(parent) && Mirrors.isSealed(parent))
        .toList();
  }

  private void checkDeclaration(Scope scope, Origin origin) {
    TypeElement type = scope.type;
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.INTERFACE) {
      scope.findings.add(DiagnosticId.NOT_AN_INTERFACE, origin, name, TypeExtractor.kindOf(type));
      return;
    }
    if (!type.getTypeParameters().isEmpty()) {
      scope.findings.add(DiagnosticId.TYPE_PARAMETERS, origin, name);
    }
    Element hidden = Mirrors.inaccessiblePart(type, scope.packageName);
    if (hidden != null) {
      scope.unnameable = true;
      scope.findings.add(DiagnosticId.NOT_VISIBLE, origin, name, hidden.getSimpleName().toString());
    }
    String chosen = Stems.chosen(type);
    if (chosen != null && !SourceVersion.isIdentifier(chosen)) {
      scope.findings.add(
          DiagnosticId.INVALID_STEM, origin.at(AnnotationNames.DURABLE, "name"), chosen, name);
    }
  }

  private void checkParents(Scope scope, Origin origin) {
    String name = scope.type.getSimpleName().toString();
    for (TypeMirror parent : scope.type.getInterfaces()) {
      if (parent.getKind() == TypeKind.ERROR) {
        scope.missing(
            parent.toString(), new Place(origin, "the declaration of " + name, origin.type()));
      }
    }
    for (TypeElement parent : mirrors.hierarchy(scope.type)) {
      if (!parent.equals(scope.type) && Mirrors.isDurable(parent) && !Mirrors.isSealed(parent)) {
        scope.findings.add(
            DiagnosticId.EXTENDS_ENTITY, origin, name, parent.getSimpleName().toString());
      }
    }
  }

  private void checkKinds(Scope scope, List<TypeElement> permitted, Origin origin) {
    String name = scope.type.getSimpleName().toString();
    boolean anyEntity = permitted.stream().anyMatch(Mirrors::isDurable);
    if (!anyEntity && !sealedParents(scope.type).isEmpty()) {
      scope.findings.add(
          DiagnosticId.KIND_NOT_NON_SEALED,
          origin,
          name,
          sealedParents(scope.type).getFirst().getSimpleName().toString());
      return;
    }
    for (TypeElement kind : permitted) {
      if (kind.getKind() != ElementKind.INTERFACE || !Mirrors.isDurable(kind)) {
        scope.findings.add(
            DiagnosticId.KIND_NOT_AN_ENTITY,
            origin,
            name,
            kind.getSimpleName().toString(),
            kind.getKind() == ElementKind.INTERFACE
                ? "not annotated with @Durable"
                : TypeExtractor.kindOf(kind));
      }
    }
  }

  private Environment environment(Scope scope) {
    ModuleElement module = mirrors.elements.getModuleOf(scope.type);
    return new Environment(
        scope.nullable,
        find(module, AnnotationNames.JSPECIFY_NULL_MARKED) != null,
        find(module, AnnotationNames.GENERATED) != null,
        module != null && !module.isUnnamed(),
        scope.warnings(scope.type),
        List.copyOf(scope.warnings),
        shadowed(scope));
  }

  private @Nullable TypeElement find(@Nullable ModuleElement module, String name) {
    return module == null
        ? mirrors.elements.getTypeElement(name)
        : mirrors.elements.getTypeElement(module, name);
  }

  /**
   * Names that an import or java.lang would give another meaning than inheritance or the package
   * does.
   */
  private List<String> shadowed(Scope scope) {
    Set<String> names = new TreeSet<>();
    for (TypeElement parent : mirrors.hierarchy(scope.type)) {
      for (TypeElement nested : ElementFilter.typesIn(parent.getEnclosedElements())) {
        names.add(nested.getSimpleName().toString());
      }
    }
    for (String name : JAVA_LANG) {
      if (!scope.packageName.isEmpty()
          && mirrors.elements.getTypeElement(scope.packageName + "." + name) != null) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /**
   * JSpecify's annotation where it is visible, else the one that the interface itself uses on
   * types.
   */
  private @Nullable ClassName nullableAnnotation(TypeElement type) {
    TypeElement visible =
        find(mirrors.elements.getModuleOf(type), AnnotationNames.JSPECIFY_NULLABLE);
    if (visible == null) {
      for (ExecutableElement method : Members.of(mirrors, type)) {
        TypeElement own = Mirrors.nullable(method.getReturnType());
        if (own != null && isTypeUse(own)) {
          visible = own;
          break;
        }
      }
    }
    return visible == null ? null : Mirrors.className(visible);
  }

  private static boolean isTypeUse(TypeElement annotation) {
    AnnotationMirror target = Mirrors.annotation(annotation, "java.lang.annotation.Target");
    AnnotationValue value = target == null ? null : Mirrors.value(target, "value");
    return value != null && value.toString().contains("TYPE_USE");
  }

  /**
   * What stands already under a name that is to be generated: null for nothing, or for what an
   * earlier run generated from the same interface.
   */
  public @Nullable String occupant(ClassName generated, ClassName origin) {
    TypeElement existing = mirrors.elements.getTypeElement(generated.canonicalName());
    if (existing == null) {
      return null;
    }
    AnnotationMirror mark = Mirrors.annotation(existing, AnnotationNames.DURABLE_GENERATED);
    AnnotationValue value = mark == null ? null : Mirrors.value(mark, "value");
    if (value == null) {
      return "the class of that name that exists already";
    }
    String other = String.valueOf(value.getValue());
    return other.equals(origin.canonicalName()) ? null : "the one generated for " + other;
  }
}
