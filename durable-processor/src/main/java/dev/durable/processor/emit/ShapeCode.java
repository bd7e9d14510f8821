package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;

/** Expressions that give the shape of a type. */
final class ShapeCode {

  private final ClassName schema;
  private final EntityNames names;

  ShapeCode(EntityModel model, EntityNames names) {
    this.schema = model.names().schema();
    this.names = names;
  }

  /** The shape of a property, as it is written outside of the schema class. */
  CodeBlock of(PropertyModel property) {
    return property.stored() instanceof Stored.Many
        ? CodeBlock.of("$T." + names.of(property).collection(), schema)
        : from(property.stored());
  }

  /** As it is written outside of the schema class. */
  CodeBlock from(Stored stored) {
    return code(stored, CodeBlock.of("$T.", schema));
  }

  /** As it is written inside of the schema class. */
  CodeBlock within(Stored stored) {
    return code(stored, CodeBlock.of(""));
  }

  private CodeBlock code(Stored stored, CodeBlock holder) {
    String constant = names.shape(stored);
    return constant == null ? expression(stored, holder) : CodeBlock.of("$L$L", holder, constant);
  }

  /** The shape itself, not its constant, as it is written inside of the schema class. */
  CodeBlock expression(Stored stored) {
    return expression(stored, CodeBlock.of(""));
  }

  /** The same; {@code holder} stands before constants of the schema class. */
  private CodeBlock expression(Stored stored, CodeBlock holder) {
    return switch (stored) {
      case Stored.Scalar scalar ->
          CodeBlock.of(
              "$T.$L",
              RuntimeNames.codegen(scalar.kind().shapeHolder()),
              scalar.kind().shapeConstant());
      case Stored.Enumeration enumeration -> {
        CodeBlock.Builder code =
            CodeBlock.builder()
                .add(
                    "$T.enumeration($T.class, $T.values()",
                    RuntimeNames.SHAPES,
                    enumeration.type(),
                    enumeration.type());
        enumeration.constants().forEach(constant -> code.add(", $S", constant));
        yield code.add(")").build();
      }
      case Stored.Composite composite ->
          CodeBlock.of("new $L()", names.shapeClass(composite.type()));
      case Stored.Converted converted ->
          CodeBlock.of(
              "$T.converted($T.class, new $T(), $L)",
              RuntimeNames.SHAPES,
              converted.raw(),
              converted.converter(),
              code(converted.stored(), holder));
      case Stored.Reference reference ->
          CodeBlock.of("$T.reference($T.class)", RuntimeNames.SHAPES, reference.type());
      case Stored.Option option ->
          CodeBlock.of("$T.optional($L)", RuntimeNames.SHAPES, code(option.content(), holder));
      case Stored.OrNull orNull ->
          CodeBlock.of("$T.nullable($L)", RuntimeNames.SHAPES, code(orNull.content(), holder));
      case Stored.Many many ->
          many.value() == null
              ? CodeBlock.of(
                  "$T.$L($L)",
                  RuntimeNames.SHAPES,
                  many.kind().shapeFactory(),
                  code(many.element(), holder))
              : CodeBlock.of(
                  "$T.$L($L, $L)",
                  RuntimeNames.SHAPES,
                  many.kind().shapeFactory(),
                  code(many.element(), holder),
                  code(many.value(), holder));
      case Stored.Unsupported unsupported ->
          throw new IllegalStateException("No shape for " + unsupported.type());
    };
  }
}
