package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.durable.processor.layout.RecordLayout;
import dev.durable.processor.layout.RecordLayout.Field;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the serializer: how a draft is checked, walked, written and settled. */
final class SerializerEmitter {

  /** Properties per method: the JIT compiles no method beyond 8,000 bytes of code. */
  static final int CHUNK = 50;

  private final EntityModel model;
  private final RecordLayout layout;
  private final EntityNames names;
  private final ShapeCode shapes;
  private final ClassName draft;
  private final ClassName schema;
  private final Set<String> draftConstants = new TreeSet<>();
  private final Set<String> schemaConstants = new TreeSet<>();

  SerializerEmitter(EntityModel model, RecordLayout layout, EntityNames names) {
    this.model = model;
    this.layout = layout;
    this.names = names;
    this.shapes = new ShapeCode(model, names);
    this.draft = model.names().draft();
    this.schema = model.names().schema();
  }

  JavaFile emit() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.names().serializer())
            .addJavadoc(
                Javadoc.of(
                    "Writes {@link "
                        + draft.simpleName()
                        + "}: what was touched is encoded, the rest copied from the record before",
                    ""))
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(ParameterizedTypeName.get(RuntimeNames.ENTITY_SERIALIZER, draft));
    SourceFile.markPlain(type, model.type(), model.environment());
    addMethods(type, "check", parameter(RuntimeNames.FINDINGS, "findings"), checks());
    addMethods(type, "visit", parameter(RuntimeNames.VISITOR, "visitor"), visits());
    addMethods(type, "write", parameter(RuntimeNames.RECORD_WRITER, "out"), writes());
    addMethods(type, "settle", null, settlements());
    return SourceFile.of(
        model.names().serializer(),
        type.build(),
        List.of(
            new SourceFile.StaticImport(draft, draftConstants),
            new SourceFile.StaticImport(schema, schemaConstants)));
  }

  private static ParameterSpec parameter(ClassName type, String name) {
    return ParameterSpec.builder(type, name).build();
  }

  /** A method of the interface; where there are many properties, one that calls several. */
  private void addMethods(
      TypeSpec.Builder type, String name, @Nullable ParameterSpec parameter, List<CodeBlock> body) {
    MethodSpec.Builder method =
        method(name, parameter).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    if (body.isEmpty()) {
      method.addComment("Nothing to $L.", name);
    }
    if (body.size() <= CHUNK) {
      body.forEach(method::addCode);
      type.addMethod(method.build());
      return;
    }
    List<MethodSpec> parts = new ArrayList<>();
    for (int from = 0; from < body.size(); from += CHUNK) {
      String part = name + (from / CHUNK + 1);
      MethodSpec.Builder chunk =
          method(part, parameter).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
      body.subList(from, Math.min(body.size(), from + CHUNK)).forEach(chunk::addCode);
      parts.add(chunk.build());
      method.addStatement(
          parameter == null ? "$L(draft)" : "$L(draft, " + parameter.name() + ")", part);
    }
    type.addMethod(method.build());
    parts.forEach(type::addMethod);
  }

  private MethodSpec.Builder method(String name, @Nullable ParameterSpec parameter) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addParameter(draft, "draft");
    return parameter == null ? method : method.addParameter(parameter);
  }

  private CodeBlock bit(PropertyModel property) {
    String bit = names.of(property).bit();
    draftConstants.add(bit);
    return CodeBlock.of("$T." + bit, draft);
  }

  private CodeBlock inSchema(String constant) {
    schemaConstants.add(constant);
    return CodeBlock.of("$T." + constant, schema);
  }

  private CodeBlock shape(PropertyModel property, Stored stored) {
    String constant =
        stored instanceof Stored.Many ? names.of(property).collection() : names.shape(stored);
    return constant == null || constant.isEmpty() ? shapes.from(stored) : inSchema(constant);
  }

  private CodeBlock touched(Field field) {
    return CodeBlock.of(
        "(draft.$L & $L) != 0",
        EntityNames.touched(field.touchedBit() / Long.SIZE),
        bit(field.property()));
  }

  private String read(PropertyModel property) {
    return "draft." + names.of(property).field();
  }

  private List<CodeBlock> checks() {
    return layout.fields().stream()
        .filter(field -> field.property().isRequired())
        .map(
            field ->
                statement(
                    "findings.required($S, $L && $L == null)",
                    field.property().name(),
                    touched(field),
                    read(field.property())))
        .toList();
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  private List<CodeBlock> visits() {
    List<CodeBlock> visits = new ArrayList<>();
    for (Field field : layout.fields()) {
      PropertyModel property = field.property();
      switch (property.stored()) {
        case Stored.Many _ -> visits.add(statement("visitor.collection($L)", read(property)));
        case Stored.Reference _ -> visits.add(statement("visitor.visit($L)", read(property)));
        case Stored.Option option when option.hasReferences() ->
            visits.add(
                statement(
                    "visitor.value($L, $L.orElse(null))",
                    shape(property, option.content()),
                    read(property)));
        case Stored stored when stored.hasReferences() ->
            visits.add(statement("visitor.value($L, $L)", shape(property, stored), read(property)));
        default -> {}
      }
    }
    return visits;
  }

  private List<CodeBlock> writes() {
    List<CodeBlock> writes = new ArrayList<>();
    for (Field field : layout.fields()) {
      PropertyModel property = field.property();
      if (property.stored() instanceof Stored.Many) {
        writes.add(
            statement(
                "out.collectionAt($L, $L)", inSchema(names.of(property).offset()), read(property)));
      } else {
        writes.add(
            CodeBlock.builder()
                .beginControlFlow("if ($L)", touched(field))
                .add(write(field))
                .endControlFlow()
                .build());
      }
    }
    return writes;
  }

  private CodeBlock write(Field field) {
    PropertyModel property = field.property();
    CodeBlock offset = inSchema(names.of(property).offset());
    boolean option = property.stored() instanceof Stored.Option;
    Stored stored =
        property.stored() instanceof Stored.Option some ? some.content() : property.stored();
    String value = option ? read(property) + ".orElse(null)" : read(property);
    if (field.hasNullBit()) {
      return writeWithBit(field, stored, offset, value);
    }
    return switch (stored) {
      case Stored.Scalar scalar when scalar.kind().width() > 0 ->
          statement(
              "out.$LAt($L, $L)",
              scalar.kind().accessor(),
              offset,
              scalar.primitive() ? value : "draft." + property.getter() + "()");
      case Stored.Scalar scalar when !ViewEmitter.isValue(scalar) ->
          statement("out.$LAt($L, $L)", scalar.kind().accessor(), offset, value);
      case Stored.Enumeration _ ->
          statement("out.enumAt($L, $L, $L)", offset, shape(property, stored), value);
      case Stored.Reference _ -> statement("out.referenceAt($L, $L)", offset, value);
      default -> statement("out.valueAt($L, $L, $L)", offset, shape(property, stored), value);
    };
  }

  private CodeBlock writeWithBit(Field field, Stored stored, CodeBlock offset, String value) {
    Stored.Scalar scalar = (Stored.Scalar) stored;
    CodeBlock bit = inSchema(names.of(field.property()).nullBit());
    if (scalar.kind().isOptional()) {
      return statement("out.$LAt($L, $L, $L)", scalar.kind().accessor(), offset, bit, value);
    }
    return CodeBlock.builder()
        .addStatement(
            "$T value = $L", new DraftTypes(model.environment()).nullable(scalar.type()), value)
        .beginControlFlow("if (out.presentAt($L, value) && value != null)", bit)
        .addStatement("out.$LAt($L, value)", scalar.kind().accessor(), offset)
        .endControlFlow()
        .build();
  }

  /** Lets go of all values, which the new record has. */
  private List<CodeBlock> settlements() {
    List<CodeBlock> settlements = new ArrayList<>();
    for (int word = 0; word < layout.touchedWords(); word++) {
      settlements.add(statement("draft.$L = 0", EntityNames.touched(word)));
    }
    for (Field field : layout.fields()) {
      PropertyModel property = field.property();
      CodeBlock empty = DraftProperties.empty(property);
      if (property.stored() instanceof Stored.Many) {
        settlements.add(statement("$T.settle($L)", RuntimeNames.DRAFTS, read(property)));
      } else if (empty != null) {
        settlements.add(statement("$L = $L", read(property), empty));
      } else if (!property.declared().isPrimitive()) {
        settlements.add(statement("$L = null", read(property)));
      }
    }
    return settlements;
  }
}
