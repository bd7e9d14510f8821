package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.durable.processor.layout.RecordLayout;
import dev.durable.processor.layout.RecordLayout.Field;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.JsonTypes;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.ValueTypes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** Writes the schema: layout, shapes and factories. */
final class SchemaEmitter {

  private static final int CHUNK = SerializerEmitter.CHUNK;

  private final EntityModel model;
  private final RecordLayout layout;
  private final EntityNames names;
  private final ShapeCode shapes;
  private final DraftTypes types;

  SchemaEmitter(EntityModel model, RecordLayout layout, EntityNames names) {
    this.model = model;
    this.layout = layout;
    this.names = names;
    this.shapes = new ShapeCode(model, names);
    this.types = new DraftTypes(model.environment());
  }

  JavaFile emit() {
    ClassName schema = model.names().schema();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(schema)
            .addJavadoc(
                "Layout and factories of {@link $L}; properties by size class, then by name.\n",
                DraftEmitter.name(model))
            .addModifiers(Modifier.FINAL)
            .superclass(
                ParameterizedTypeName.get(
                    RuntimeNames.ENTITY_TYPE,
                    model.type(),
                    model.names().draft(),
                    model.names().view()));
    SourceFile.mark(type, model.type(), model.environment(), false);
    addOffsets(type);
    addShapes(type);
    type.addField(
        FieldSpec.builder(schema, "TYPE", Modifier.STATIC, Modifier.FINAL)
            .initializer("new $T()", schema)
            .build());
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addStatement("super($L)", RuntimeNames.CODEGEN_VERSION)
            .build());
    addFactories(type);
    addLayout(type);
    addGet(type);
    ShapeClasses nested = new ShapeClasses(shapes, names, types);
    model.values().records().forEach(each -> type.addType(nested.recordShape(each)));
    model.values().sums().forEach(each -> type.addType(nested.sumShape(each)));
    return SourceFile.of(schema, type.build(), List.of());
  }

  private void addOffsets(TypeSpec.Builder type) {
    for (Field field : layout.fields()) {
      type.addField(intConstant(names.of(field.property()).offset(), field.offset()));
      if (field.hasNullBit()) {
        type.addField(intConstant(names.of(field.property()).nullBit(), field.nullBit()));
      }
    }
    type.addField(intConstant("SLOTS_OFFSET", layout.slotsOffset()));
    type.addField(intConstant("FIXED_BYTES", layout.fixedBytes()));
  }

  private static FieldSpec intConstant(String name, int value) {
    return FieldSpec.builder(int.class, name, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", value)
        .build();
  }

  private void addShapes(TypeSpec.Builder type) {
    for (Map.Entry<Stored, String> shape : names.sharedShapes()) {
      type.addField(shapeField(shape.getKey(), shape.getValue()));
    }
    for (Field field : layout.fields()) {
      if (field.property().stored() instanceof Stored.Many many) {
        type.addField(shapeField(many, names.of(field.property()).collection()));
      }
    }
  }

  private FieldSpec shapeField(Stored stored, String name) {
    ClassName raw =
        switch (stored) {
          case Stored.Enumeration _ -> RuntimeNames.ENUM_SHAPE;
          case Stored.Many _ -> RuntimeNames.COLLECTION_SHAPE;
          default -> RuntimeNames.SHAPE;
        };
    TypeName type = ParameterizedTypeName.get(raw, stored.type());
    return FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL)
        .initializer(shapes.expression(stored))
        .build();
  }

  private MethodSpec.Builder override(String name, TypeName result, Modifier visibility) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(visibility)
        .returns(result);
  }

  private void addFactories(TypeSpec.Builder type) {
    ClassName draft = model.names().draft();
    ClassName view = model.names().view();
    type.addMethod(
        override(
                "type",
                ParameterizedTypeName.get(ClassName.get(Class.class), model.type()),
                Modifier.PUBLIC)
            .addStatement("return $T.class", model.type())
            .build());
    type.addMethod(
        override("view", view, Modifier.PROTECTED)
            .addParameter(RuntimeNames.READ_CONTEXT, "context")
            .addParameter(long.class, "record")
            .addStatement("return new $T(context, record)", view)
            .build());
    type.addMethod(
        override("draft", draft, Modifier.PROTECTED)
            .addParameter(RuntimeNames.SLOT, "slot")
            .addParameter(types.nullable(view), "base")
            .addStatement("return new $T(slot, base)", draft)
            .build());
    type.addMethod(
        override("create", draft, Modifier.PROTECTED)
            .addStatement("return new $T()", draft)
            .build());
    type.addMethod(
        override(
                "serializer",
                ParameterizedTypeName.get(RuntimeNames.ENTITY_SERIALIZER, draft),
                Modifier.PROTECTED)
            .addStatement("return new $T()", model.names().serializer())
            .build());
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    CodeBlock related =
        related().stream()
            .map(each -> CodeBlock.of("$T.TYPE", each))
            .collect(CodeBlock.joining(", "));
    type.addMethod(
        override(
                "related",
                ParameterizedTypeName.get(
                    ClassName.get(List.class),
                    ParameterizedTypeName.get(RuntimeNames.DURABLE_TYPE, any, any)),
                Modifier.PROTECTED)
            .addStatement("return $T.of($L)", List.class, related)
            .build());
  }

  /** The drafts of all entities that properties can refer to, by name. */
  private List<ClassName> related() {
    TreeMap<String, ClassName> drafts = new TreeMap<>();
    model.properties().forEach(property -> collect(property.stored(), drafts));
    for (ValueTypes.RecordModel type : model.values().records()) {
      type.components().forEach(component -> collect(component.stored(), drafts));
    }
    drafts.remove(model.names().draft().canonicalName());
    return List.copyOf(drafts.values());
  }

  private static void collect(Stored stored, Map<String, ClassName> drafts) {
    switch (stored) {
      case Stored.Reference reference ->
          drafts.put(reference.draft().canonicalName(), reference.draft());
      case Stored.Scalar scalar when scalar.hasReferences() ->
          JsonTypes.entities().forEach(entity -> collect(entity, drafts));
      case Stored.Option option -> collect(option.content(), drafts);
      case Stored.OrNull orNull -> collect(orNull.content(), drafts);
      case Stored.Many many -> {
        collect(many.element(), drafts);
        if (many.value() != null) {
          collect(many.value(), drafts);
        }
      }
      default -> {}
    }
  }

  private void addLayout(TypeSpec.Builder type) {
    CodeBlock start =
        CodeBlock.of(
            "$T.of($T.class, FIXED_BYTES, SLOTS_OFFSET)", RuntimeNames.LAYOUT, model.type());
    MethodSpec.Builder method =
        override("layout", RuntimeNames.LAYOUT, Modifier.PROTECTED)
            .addStatement("$T layout = $L", RuntimeNames.LAYOUT, start);
    if (!model.renamedFrom().isEmpty()) {
      method.addStatement("layout.typeWas($L)", strings(model.renamedFrom()));
    }
    for (int from = 0; from < layout.fields().size(); from += CHUNK) {
      CodeBlock.Builder chain = CodeBlock.builder().add("layout");
      layout
          .fields()
          .subList(from, Math.min(layout.fields().size(), from + CHUNK))
          .forEach(field -> chain.add("\n$L", with(field)));
      method.addStatement(chain.build());
    }
    type.addMethod(method.addStatement("return layout").build());
  }

  private CodeBlock with(Field field) {
    EntityNames.Names own = names.of(field.property());
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(".with($S, $L, $L", field.property().name(), layoutShape(field), own.offset());
    if (field.hasNullBit()) {
      code.add(", $L", own.nullBit());
    }
    code.add(")");
    if (!field.property().renamedFrom().isEmpty()) {
      code.add(".was($L)", strings(field.property().renamedFrom()));
    }
    return code.build();
  }

  private CodeBlock layoutShape(Field field) {
    Stored stored = field.property().stored();
    CodeBlock shape =
        stored instanceof Stored.Many
            ? CodeBlock.of("$L", names.of(field.property()).collection())
            : shapes.within(stored);
    return field.property().nullable()
        ? CodeBlock.of("$T.nullable($L)", RuntimeNames.SHAPES, shape)
        : shape;
  }

  private static CodeBlock strings(List<String> values) {
    return values.stream().map(value -> CodeBlock.of("$S", value)).collect(CodeBlock.joining(", "));
  }

  private void addGet(TypeSpec.Builder type) {
    int count = layout.fields().size();
    if (count <= CHUNK) {
      type.addMethod(get("get", layout.fields(), true).build());
      return;
    }
    MethodSpec.Builder choose = getHeader("get", true);
    CodeBlock.Builder body =
        CodeBlock.builder().add("return switch (property / $L) {\n", CHUNK).indent();
    for (int chunk = 0; chunk * CHUNK < count; chunk++) {
      body.add("case $L -> get$L(entity, property);\n", chunk, chunk + 1);
    }
    type.addMethod(choose.addCode(endOfSwitch(body)).build());
    for (int chunk = 0; chunk * CHUNK < count; chunk++) {
      List<Field> part =
          layout.fields().subList(chunk * CHUNK, Math.min(count, (chunk + 1) * CHUNK));
      type.addMethod(get("get" + (chunk + 1), part, false).build());
    }
  }

  private MethodSpec.Builder get(String name, List<Field> fields, boolean isOverride) {
    if (fields.isEmpty()) {
      return getHeader(name, isOverride)
          .addStatement("throw new $T(property)", IndexOutOfBoundsException.class);
    }
    CodeBlock.Builder body = CodeBlock.builder().add("return switch (property) {\n").indent();
    fields.forEach(
        field ->
            body.add("case $L -> entity.$L();\n", field.position(), field.property().getter()));
    return getHeader(name, isOverride).addCode(endOfSwitch(body));
  }

  private static CodeBlock endOfSwitch(CodeBlock.Builder body) {
    return body.add("default -> throw new $T(property);\n", IndexOutOfBoundsException.class)
        .unindent()
        .add("};\n")
        .build();
  }

  private MethodSpec.Builder getHeader(String name, boolean isOverride) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .returns(types.nullable(ClassName.get(Object.class)))
            .addParameter(model.type(), "entity")
            .addParameter(int.class, "property");
    return isOverride
        ? method.addAnnotation(Override.class).addModifiers(Modifier.PROTECTED)
        : method.addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }
}
