package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.durable.processor.layout.RecordLayout;
import dev.durable.processor.layout.RecordLayout.Field;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.ScalarKind;
import dev.durable.processor.model.Stored;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the view: getters that load from mapped memory. */
final class ViewEmitter {

  private final EntityModel model;
  private final RecordLayout layout;
  private final EntityNames names;
  private final ShapeCode shapes;
  private final ClassName schema;

  ViewEmitter(EntityModel model, RecordLayout layout, EntityNames names) {
    this.model = model;
    this.layout = layout;
    this.names = names;
    this.shapes = new ShapeCode(model, names);
    this.schema = model.names().schema();
  }

  JavaFile emit() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.names().view())
            .addJavadoc("{@link $L} as it lies in the file.\n", DraftEmitter.name(model))
            .addModifiers(Modifier.FINAL)
            .superclass(RuntimeNames.ENTITY_VIEW)
            .addSuperinterface(model.type());
    SourceFile.mark(type, model.type(), model.environment(), false);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(RuntimeNames.READ_CONTEXT, "context")
            .addParameter(long.class, "record")
            .addStatement("super(context, record)")
            .build());
    for (Field field : layout.fields()) {
      PropertyModel property = field.property();
      type.addMethod(
          MethodSpec.methodBuilder(property.getter())
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(property.declared())
              .addStatement("return $L", read(field))
              .build());
    }
    return SourceFile.of(model.names().view(), type.build(), List.of());
  }

  private CodeBlock constant(String name) {
    return CodeBlock.of("$T." + name, schema);
  }

  private CodeBlock read(Field field) {
    PropertyModel property = field.property();
    if (!(property.stored() instanceof Stored.Option option)) {
      return present(field, property.stored(), property.nullable());
    }
    if (field.hasNullBit()) {
      return CodeBlock.of(
          "$T.absent(this, $L) ? $T.empty() : $T.of($L)",
          RuntimeNames.FIELDS,
          constant(names.of(property).nullBit()),
          Optional.class,
          Optional.class,
          load(field, option.content(), false));
    }
    return CodeBlock.of("$T.ofNullable($L)", Optional.class, load(field, option.content(), true));
  }

  private CodeBlock present(Field field, Stored stored, boolean nullable) {
    if (stored instanceof Stored.Scalar scalar && scalar.kind().isOptional()) {
      return CodeBlock.of(
          "$T.$LAt(this, $L, $L)",
          RuntimeNames.FIELDS,
          scalar.kind().accessor(),
          constant(names.of(field.property()).offset()),
          constant(names.of(field.property()).nullBit()));
    }
    return field.hasNullBit()
        ? CodeBlock.of(
            "$T.absent(this, $L) ? null : $L",
            RuntimeNames.FIELDS,
            constant(names.of(field.property()).nullBit()),
            load(field, stored, false))
        : load(field, stored, nullable);
  }

  /** One load; {@code nullable} where zero stands for null. */
  private CodeBlock load(Field field, Stored stored, boolean nullable) {
    CodeBlock offset = constant(names.of(field.property()).offset());
    return switch (stored) {
      case Stored.Scalar scalar when !isValue(scalar) ->
          CodeBlock.of(
              "$T.$L(this, $L)",
              RuntimeNames.FIELDS,
              method(scalar.kind().accessor(), nullable),
              offset);
      case Stored.Enumeration _ ->
          CodeBlock.of(
              "$T.$L(this, $L, $L)",
              RuntimeNames.FIELDS,
              method("enum", nullable),
              offset,
              shapes.from(stored));
      case Stored.Reference reference ->
          CodeBlock.of(
              "$T.$L(this, $L, $T.TYPE)",
              RuntimeNames.FIELDS,
              method("reference", nullable),
              offset,
              reference.draft());
      case Stored.Many _ ->
          CodeBlock.of(
              "$T.collectionAt(this, $L, $L)",
              RuntimeNames.FIELDS,
              offset,
              shapes.of(field.property()));
      default ->
          CodeBlock.of(
              "$T.$L(this, $L, $L)",
              RuntimeNames.FIELDS,
              method("value", nullable),
              offset,
              shapes.from(stored));
    };
  }

  /** Whether the runtime has no accessor of its own for it, so that its shape reads it. */
  static boolean isValue(Stored.Scalar scalar) {
    return scalar.kind() != ScalarKind.STRING
        && scalar.kind() != ScalarKind.BYTES
        && scalar.kind().width() == 0;
  }

  private static String method(String accessor, boolean nullable) {
    return nullable
        ? "nullable" + Character.toUpperCase(accessor.charAt(0)) + accessor.substring(1) + "At"
        : accessor + "At";
  }
}
