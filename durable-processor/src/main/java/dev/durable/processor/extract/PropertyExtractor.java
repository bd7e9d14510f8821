package dev.durable.processor.extract;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.diagnostic.MemberSignature;
import dev.durable.processor.model.Origin;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the properties of an interface, its own and inherited ones. */
final class PropertyExtractor {

  private static final Set<String> RESERVED =
      Set.of("clone", "finalize", "getClass", "notify", "notifyAll", "wait");

  private final Scope scope;
  private final TypeExtractor types;
  private final Origin origin;

  PropertyExtractor(Scope scope) {
    this.scope = scope;
    this.types = new TypeExtractor(scope);
    this.origin = Origin.ofType(scope.type.getQualifiedName().toString());
  }

  /** What would be the properties of something that is no interface: whatever looks like one. */
  List<PropertyModel> guess() {
    Map<String, PropertyModel> byName = new TreeMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(scope.type.getEnclosedElements())) {
      if (method.getParameters().isEmpty()
          && method.getReturnType().getKind() != TypeKind.VOID
          && !method.getModifiers().contains(Modifier.STATIC)
          && !Members.isOfObject(method)) {
        PropertyModel property = property(method, false);
        byName.put(property.name(), property);
      }
    }
    return List.copyOf(byName.values());
  }

  /** The properties by name. */
  List<PropertyModel> extract() {
    List<ExecutableElement> members = Members.of(scope.mirrors, scope.type);
    List<ExecutableElement> properties = members.stream().filter(this::isProperty).toList();
    boolean bean = isBeanStyle(properties);
    Map<String, PropertyModel> byName = new TreeMap<>();
    for (ExecutableElement method : properties) {
      PropertyModel property = property(method, bean);
      PropertyModel other = byName.put(property.name(), property);
      if (other != null) {
        scope.findings.add(
            DiagnosticId.DUPLICATE_PROPERTY,
            property.origin(),
            other.getter() + "()",
            property.getter() + "()",
            property.name());
      }
    }
    requireAnnotationsOnProperties(properties);
    requireOneStyle(properties, bean);
    requireNoMethodClash(members, List.copyOf(byName.values()));
    return List.copyOf(byName.values());
  }

  private Origin originOf(ExecutableElement method) {
    TypeElement declaring = Mirrors.declaring(method);
    return origin.member(declaring.getQualifiedName().toString(), MemberSignature.of(method));
  }

  /** Name and parameter types as users write them. */
  private String text(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> TypeText.simple(scope.typeName(parameter.asType())))
        .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
  }

  private static String nameOf(ExecutableElement method) {
    return method.getSimpleName() + "()";
  }

  /**
   * Whether the method is stored; reports abstract methods that are neither that nor implementable.
   */
  private boolean isProperty(ExecutableElement method) {
    boolean marked = Mirrors.annotation(method, AnnotationNames.DEFAULT) != null;
    boolean isAbstract = method.getModifiers().contains(Modifier.ABSTRACT);
    if (!isAbstract && !marked) {
      return false;
    }
    DiagnosticId problem = null;
    String more = "";
    if (!method.getParameters().isEmpty()) {
      problem = DiagnosticId.PROPERTY_WITH_PARAMETERS;
    } else if (!method.getTypeParameters().isEmpty()) {
      problem = DiagnosticId.GENERIC_PROPERTY;
    } else if (method.getReturnType().getKind() == TypeKind.VOID) {
      problem = DiagnosticId.VOID_PROPERTY;
      more = Stems.names(scope.type).draft().simpleName();
    } else if (RESERVED.contains(method.getSimpleName().toString())) {
      problem = DiagnosticId.RESERVED_NAME;
      more = method.getSimpleName().toString();
    } else if (!method.getThrownTypes().isEmpty()) {
      problem = DiagnosticId.PROPERTY_THROWS;
    } else if (marked && isAbstract) {
      scope.findings.add(
          DiagnosticId.DEFAULT_WITHOUT_BODY,
          originOf(method).at(AnnotationNames.DEFAULT, null),
          nameOf(method),
          TypeText.simple(scope.typeName(method.getReturnType())) + " " + nameOf(method));
    }
    if (problem != null) {
      scope.findings.add(problem, originOf(method), text(method), more);
    }
    return problem == null;
  }

  private PropertyModel property(ExecutableElement method, boolean bean) {
    String getter = method.getSimpleName().toString();
    String name = bean ? beanName(method) : getter;
    Origin place = originOf(method);
    Place there = new Place(place, getter + "()", place.type());
    TypeMirror type = scope.mirrors.returnType(scope.type, method);
    ConverterUse converter = ConverterUse.of(scope, types, method, type, there);
    Stored stored = withoutMissing(type, types.extract(type, there, converter));
    scope.use(method);
    boolean nullable =
        Mirrors.nullable(type) != null
            || Mirrors.nullable(method) != null
            || Mirrors.nullable(method.getReturnType()) != null;
    return new PropertyModel(
        name,
        getter,
        bean ? "set" + capitalized(getter.substring(getter.startsWith("is") ? 2 : 3)) : getter,
        stored instanceof Stored.Unsupported unsupported && type.getKind() != TypeKind.ARRAY
            ? unsupported.type()
            : scope.typeName(type, nullable),
        stored,
        nullable,
        stored instanceof Stored.Reference reference
            && (reference.sealed() || isSealedAbove(method)),
        Mirrors.annotation(method, AnnotationNames.DEFAULT) != null
            && !method.getModifiers().contains(Modifier.ABSTRACT),
        renamedFrom(method, place),
        Docs.firstSentence(scope.mirrors.elements.getDocComment(method)),
        place);
  }

  /** Whether a sealed entity that this is a kind of has the same property with a sealed type. */
  private boolean isSealedAbove(ExecutableElement method) {
    for (TypeElement parent : scope.mirrors.hierarchy(scope.type)) {
      if (parent.equals(scope.type) || !Mirrors.isSealed(parent) || !Mirrors.isDurable(parent)) {
        continue;
      }
      for (ExecutableElement other : Members.of(scope.mirrors, parent)) {
        if (other.getParameters().isEmpty()
            && other.getSimpleName().equals(method.getSimpleName())
            && scope.mirrors.returnType(parent, other) instanceof DeclaredType type
            && Mirrors.isSealed(Mirrors.element(type))
            && Mirrors.isDurable(Mirrors.element(type))) {
          return true;
        }
      }
    }
    return false;
  }

  /** For a stub, which must not name what does not exist: {@code List} for a list of that. */
  private Stored withoutMissing(TypeMirror type, Stored stored) {
    if (type.getKind() != TypeKind.DECLARED || !Mirrors.mentionsMissing(type)) {
      return stored;
    }
    scope.warnings.addAll(List.of("rawtypes", "unchecked"));
    return new Stored.Unsupported(Mirrors.className(Mirrors.element((DeclaredType) type)));
  }

  private List<String> renamedFrom(ExecutableElement method, Origin place) {
    List<String> names = renamedFrom(method);
    if (names.isEmpty() && Mirrors.annotation(method, AnnotationNames.RENAMED_FROM) != null) {
      scope.findings.add(
          DiagnosticId.RENAMED_FROM_NOTHING,
          place.at(AnnotationNames.RENAMED_FROM, "value"),
          nameOf(method),
          "no names");
    }
    return names;
  }

  static List<String> renamedFrom(Element element) {
    AnnotationMirror mirror = Mirrors.annotation(element, AnnotationNames.RENAMED_FROM);
    AnnotationValue value = mirror == null ? null : Mirrors.value(mirror, "value");
    List<String> names = new ArrayList<>();
    if (value != null && value.getValue() instanceof List<?> values) {
      for (Object each : values) {
        names.add(String.valueOf(((AnnotationValue) each).getValue()));
      }
    } else if (value != null) {
      names.add(String.valueOf(value.getValue()));
    }
    return names;
  }

  private static boolean isBeanStyle(List<ExecutableElement> properties) {
    return !properties.isEmpty() && properties.stream().allMatch(PropertyExtractor::isBeanGetter);
  }

  static boolean isBeanGetter(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return startsWord(name, "get") || (startsWord(name, "is") && isBoolean(method.getReturnType()));
  }

  private static boolean startsWord(String name, String word) {
    return name.length() > word.length()
        && name.startsWith(word)
        && !Character.isLowerCase(name.charAt(word.length()));
  }

  private static boolean isBoolean(TypeMirror type) {
    return type.getKind() == TypeKind.BOOLEAN || type.toString().endsWith("java.lang.Boolean");
  }

  /** As the JavaBeans specification has it: {@code getURL} is URL, {@code getName} is name. */
  private static String beanName(ExecutableElement method) {
    String getter = method.getSimpleName().toString();
    String rest = getter.substring(getter.startsWith("is") ? 2 : 3);
    return rest.length() > 1 && Character.isUpperCase(rest.charAt(1))
        ? rest
        : Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
  }

  static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private void requireAnnotationsOnProperties(List<ExecutableElement> properties) {
    for (ExecutableElement method : ElementFilter.methodsIn(scope.type.getEnclosedElements())) {
      if (properties.contains(method)) {
        continue;
      }
      for (String annotation :
          List.of(
              AnnotationNames.DEFAULT, AnnotationNames.CONVERTER, AnnotationNames.RENAMED_FROM)) {
        boolean reported =
            method.getModifiers().contains(Modifier.ABSTRACT)
                || (annotation.equals(AnnotationNames.DEFAULT)
                    && method.getModifiers().contains(Modifier.DEFAULT));
        if (Mirrors.annotation(method, annotation) != null && !reported) {
          scope.findings.add(
              DiagnosticId.NOT_A_PROPERTY,
              originOf(method).at(annotation, null),
              annotation.substring(annotation.lastIndexOf('.') + 1),
              text(method),
              method.getModifiers().contains(Modifier.STATIC)
                  ? "it is static. Remove the annotation"
                  : method.getModifiers().contains(Modifier.PRIVATE)
                      ? "it is private. Remove the annotation"
                      : "it has a body. Remove the annotation, or add @Default to store the"
                          + " method's value");
        }
      }
    }
  }

  private void requireOneStyle(List<ExecutableElement> properties, boolean bean) {
    if (bean || isSilenced(scope.type)) {
      return;
    }
    ExecutableElement fluent =
        properties.stream().filter(method -> !isBeanGetter(method)).findFirst().orElse(null);
    for (ExecutableElement method : properties) {
      if (fluent != null
          && startsWord(method.getSimpleName().toString(), "get")
          && !isSilenced(method)) {
        scope.findings.add(
            DiagnosticId.MIXED_STYLES,
            originOf(method),
            method.getSimpleName().toString(),
            nameOf(fluent),
            nameOf(method));
      }
    }
  }

  private static boolean isSilenced(Element element) {
    AnnotationMirror mirror = Mirrors.annotation(element, "java.lang.SuppressWarnings");
    AnnotationValue value = mirror == null ? null : Mirrors.value(mirror, "value");
    return value != null && value.toString().contains(DiagnosticId.MIXED_STYLES.code());
  }

  /** The draft's own methods must not meet methods of the interface that mean something else. */
  private void requireNoMethodClash(
      List<ExecutableElement> members, List<PropertyModel> properties) {
    for (PropertyModel property : properties) {
      for (ExecutableElement member : members) {
        String name = member.getSimpleName().toString();
        int parameters = member.getParameters().size();
        boolean setter =
            parameters == 1 && name.equals(property.setter()) && takes(member, property);
        boolean edit = parameters == 0 && property.edited() && name.equals(property.editor());
        if (setter || edit) {
          scope.findings.add(
              DiagnosticId.METHOD_CLASH,
              originOf(member),
              scope.type.getSimpleName().toString(),
              text(member),
              Stems.names(scope.type).draft().simpleName());
        }
      }
    }
  }

  private static String erased(TypeName type) {
    TypeName plain = type.withoutAnnotations();
    return (plain instanceof ParameterizedTypeName generic
            ? generic.rawType().withoutAnnotations()
            : plain)
        .toString();
  }

  private boolean takes(ExecutableElement member, PropertyModel property) {
    TypeMirror parameter = scope.mirrors.types.erasure(member.getParameters().getFirst().asType());
    String name = scope.typeName(parameter).toString();
    Stored stored = property.stored();
    if (stored instanceof Stored.Many many) {
      return name.equals(many.kind().isMap() ? "java.util.Map" : "java.util.Collection");
    }
    String own = erased(property.declared());
    return name.equals(own)
        || (stored instanceof Stored.Option option && name.equals(erased(option.content().type())));
  }
}
