package dev.durable.examples.jdk.read;

import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads class files into facts. Safe for any number of threads. */
final class ClassReader {

  private static final String RETENTION = "Ljava/lang/annotation/Retention;";

  private final ClassFile parser =
      ClassFile.of(
          ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);

  /** One string for each name, however many class files mention it. */
  private final Map<String, String> names = new ConcurrentHashMap<>();

  /** Method descriptors come in few forms: each is taken apart once. */
  private final Map<String, MethodTypes> methodTypes = new ConcurrentHashMap<>();

  private record MethodTypes(String result, List<String> parameters) {}

  /** What a {@code module-info.class} says. */
  ModuleFacts module(byte[] classFile) {
    ModuleAttribute module =
        parser.parse(classFile).findAttribute(Attributes.module()).orElseThrow();
    ModuleFacts facts =
        new ModuleFacts(
            module.moduleName().name().stringValue(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeMap<>());
    module
        .requires()
        .forEach(
            requires -> {
              String name = requires.requires().name().stringValue();
              facts.requires().add(name);
              if (requires.has(AccessFlag.TRANSITIVE)) {
                facts.requiresTransitive().add(name);
              }
            });
    module
        .exports()
        .forEach(
            exports -> {
              String name = binary(exports.exportedPackage().name().stringValue());
              if (exports.exportsTo().isEmpty()) {
                facts.exports().add(name);
              } else {
                exports
                    .exportsTo()
                    .forEach(
                        to ->
                            facts
                                .qualifiedExports()
                                .computeIfAbsent(name, _ -> new TreeSet<>())
                                .add(to.name().stringValue()));
              }
            });
    module.uses().forEach(service -> facts.uses().add(name(service)));
    module
        .provides()
        .forEach(
            provides ->
                facts.provides().put(name(provides.provides()), names(provides.providesWith())));
    return facts;
  }

  /** What any other class file says. */
  TypeFacts type(String module, byte[] classFile) {
    ClassModel model = parser.parse(classFile);
    TypeHead.Kind kind = kind(model);
    TypeHead head =
        new TypeHead(
            kind,
            name(model.thisClass()),
            flags(model),
            superclass(model, kind),
            names(model.interfaces()),
            model.findAttribute(Attributes.nestHost()).map(a -> name(a.nestHost())).orElse(null),
            model
                .findAttribute(Attributes.nestMembers())
                .map(a -> names(a.nestMembers()))
                .orElse(List.of()),
            model
                .findAttribute(Attributes.permittedSubclasses())
                .map(a -> names(a.permittedSubclasses()))
                .orElse(List.of()),
            model.findAttribute(Attributes.record()).map(this::components).orElse(List.of()),
            kind == TypeHead.Kind.ANNOTATION ? retention(model) : null);
    return new TypeFacts(head, one(module), fields(model), methods(model));
  }

  /** As declared: of a nested class its own entry does not say whether it is private or static. */
  private static int flags(ClassModel model) {
    return model.findAttribute(Attributes.innerClasses()).stream()
        .flatMap(attribute -> attribute.classes().stream())
        .filter(inner -> inner.innerClass().equals(model.thisClass()))
        .mapToInt(InnerClassInfo::flagsMask)
        .findFirst()
        .orElse(model.flags().flagsMask() & ~AccessFlag.SUPER.mask());
  }

  private static TypeHead.Kind kind(ClassModel model) {
    int flags = model.flags().flagsMask();
    if ((flags & AccessFlag.ANNOTATION.mask()) != 0) {
      return TypeHead.Kind.ANNOTATION;
    }
    if ((flags & AccessFlag.INTERFACE.mask()) != 0) {
      return TypeHead.Kind.INTERFACE;
    }
    if (model.findAttribute(Attributes.record()).isPresent()) {
      return TypeHead.Kind.RECORD;
    }
    boolean directEnum =
        model.superclass().filter(c -> c.asInternalName().equals("java/lang/Enum")).isPresent();
    return directEnum && (flags & AccessFlag.ENUM.mask()) != 0
        ? TypeHead.Kind.ENUM
        : TypeHead.Kind.CLASS;
  }

  /** Class files of interfaces name {@code Object} there, which they do not extend. */
  private @Nullable String superclass(ClassModel model, TypeHead.Kind kind) {
    boolean isInterface = kind == TypeHead.Kind.INTERFACE || kind == TypeHead.Kind.ANNOTATION;
    return isInterface ? null : model.superclass().map(this::name).orElse(null);
  }

  private List<FieldFacts> fields(ClassModel model) {
    return model.fields().stream()
        .map(
            field ->
                new FieldFacts(
                    one(field.fieldName().stringValue()),
                    field.flags().flagsMask(),
                    one(binary(field.fieldType().stringValue()))))
        .toList();
  }

  private List<MethodFacts> methods(ClassModel model) {
    return model.methods().stream().map(this::method).toList();
  }

  private MethodFacts method(MethodModel method) {
    MethodTypes types =
        methodTypes.computeIfAbsent(
            method.methodType().stringValue(), descriptor -> methodTypes(descriptor));
    return new MethodFacts(
        one(method.methodName().stringValue()),
        method.flags().flagsMask(),
        types.result(),
        types.parameters(),
        method
            .findAttribute(Attributes.exceptions())
            .map(a -> names(a.exceptions()))
            .orElse(List.of()));
  }

  private MethodTypes methodTypes(String descriptor) {
    MethodTypeDesc types = MethodTypeDesc.ofDescriptor(descriptor);
    List<String> parameters = new ArrayList<>();
    for (ClassDesc parameter : types.parameterList()) {
      parameters.add(one(binary(parameter.descriptorString())));
    }
    return new MethodTypes(
        one(binary(types.returnType().descriptorString())), List.copyOf(parameters));
  }

  private List<String> components(RecordAttribute record) {
    return record.components().stream().map(c -> one(c.name().stringValue())).toList();
  }

  private static String retention(ClassModel model) {
    Optional<RuntimeVisibleAnnotationsAttribute> annotations =
        model.findAttribute(Attributes.runtimeVisibleAnnotations());
    return annotations.stream()
        .flatMap(attribute -> attribute.annotations().stream())
        .filter(annotation -> annotation.className().equalsString(RETENTION))
        .flatMap(annotation -> annotation.elements().stream())
        .map(AnnotationElement::value)
        .filter(AnnotationValue.OfEnum.class::isInstance)
        .map(value -> ((AnnotationValue.OfEnum) value).constantName().stringValue())
        .findFirst()
        .orElse("CLASS");
  }

  private List<String> names(Collection<ClassEntry> classes) {
    return classes.stream().map(this::name).toList();
  }

  private String name(ClassEntry entry) {
    return one(binary(entry.asInternalName()));
  }

  private String one(String name) {
    String known = names.putIfAbsent(name, name);
    return known == null ? name : known;
  }

  private static String binary(String internal) {
    return internal.replace('/', '.');
  }
}
