package dev.durable.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.durable.processor.model.ScalarKind;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.ValueTypes.ComponentModel;
import dev.durable.processor.model.ValueTypes.RecordModel;
import dev.durable.processor.model.ValueTypes.SumModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the shapes of records and sums, which are nested in the schema class. */
final class ShapeClasses {

  private final ShapeCode shapes;
  private final EntityNames names;
  private final DraftTypes types;

  ShapeClasses(ShapeCode shapes, EntityNames names, DraftTypes types) {
    this.shapes = shapes;
    this.names = names;
    this.types = types;
  }

  private TypeSpec.Builder shapeClass(TypeName type, ClassName parent, String text) {
    return TypeSpec.classBuilder(names.shapeClass(type))
        .addJavadoc("$L {@link $T}.\n", text, raw(type))
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .superclass(ParameterizedTypeName.get(parent, type))
        .addMethod(
            MethodSpec.constructorBuilder().addStatement("super($T.class)", raw(type)).build());
  }

  private static TypeName raw(TypeName type) {
    return type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
  }

  private static MethodSpec.Builder override(String name, TypeName result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(result);
  }

  TypeSpec recordShape(RecordModel record) {
    List<ComponentModel> byName =
        record.components().stream().sorted(Comparator.comparing(ComponentModel::name)).toList();
    TypeSpec.Builder type =
        shapeClass(record.type(), RuntimeNames.RECORD_SHAPE, "The components of");
    type.addMethod(components(byName));
    type.addMethod(encode(record, byName));
    type.addMethod(decode(record, byName));
    if (record.hasReferences()) {
      type.addMethod(
          MethodSpec.methodBuilder("hasReferences")
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(boolean.class)
              .addStatement("return true")
              .build());
      type.addMethod(visit(record, byName));
    }
    return type.build();
  }

  private MethodSpec components(List<ComponentModel> byName) {
    CodeBlock list =
        byName.stream()
            .map(
                each ->
                    CodeBlock.of("component($S, $L)", each.name(), shapes.within(each.stored())))
            .collect(CodeBlock.joining(",\n"));
    ClassName component = RuntimeNames.RECORD_SHAPE.nestedClass("Component");
    return override("components", ArrayTypeName.of(component))
        .addCode("return new $T[] {\n$>$L\n$<};\n", component, list)
        .build();
  }

  private MethodSpec encode(RecordModel record, List<ComponentModel> byName) {
    MethodSpec.Builder method =
        override("encode", TypeName.VOID)
            .addParameter(record.type(), "value")
            .addParameter(RuntimeNames.VALUE_WRITER, "out");
    for (ComponentModel component : byName) {
      String direct = direct(component.stored());
      if (direct != null) {
        method.addStatement("out.write$L(value.$L())", direct, component.name());
      } else {
        method.addStatement(
            "out.writeValue($L, value.$L())", shapes.within(component.stored()), component.name());
      }
    }
    return method.build();
  }

  private MethodSpec decode(RecordModel record, List<ComponentModel> byName) {
    NamePool pool = new NamePool("in");
    Map<String, String> locals = new HashMap<>();
    MethodSpec.Builder method =
        override("decode", record.type()).addParameter(RuntimeNames.VALUE_READER, "in");
    for (ComponentModel component : byName) {
      String local = pool.take(component.name());
      locals.put(component.name(), local);
      String direct = direct(component.stored());
      TypeName type = types.component(component.stored());
      if (direct != null) {
        method.addStatement("$T $L = in.read$L()", type, local, direct);
      } else {
        method.addStatement(
            "$T $L = in.readValue($L)", type, local, shapes.within(component.stored()));
      }
    }
    CodeBlock arguments =
        record.components().stream()
            .map(component -> CodeBlock.of("$L", locals.get(component.name())))
            .collect(CodeBlock.joining(", "));
    return method
        .addStatement(
            record.type() instanceof ParameterizedTypeName
                ? "return new $T<>($L)"
                : "return new $T($L)",
            raw(record.type()),
            arguments)
        .build();
  }

  /**
   * What the methods of reader and writer are called that need no shape; null where there are none.
   */
  private static @Nullable String direct(Stored stored) {
    if (stored instanceof Stored.Scalar scalar) {
      if (scalar.primitive() || scalar.kind() == ScalarKind.STRING) {
        String accessor = scalar.kind().accessor();
        return Character.toUpperCase(accessor.charAt(0)) + accessor.substring(1);
      }
    }
    return null;
  }

  private MethodSpec visit(RecordModel record, List<ComponentModel> byName) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("visit")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(record.type(), "value")
            .addParameter(RuntimeNames.VISITOR, "visitor");
    for (ComponentModel component : byName) {
      if (component.stored().hasReferences()) {
        method.addStatement(
            "visitor.value($L, value.$L())",
            shapes.within(component.stored().present()),
            component.name());
      }
    }
    return method.build();
  }

  TypeSpec sumShape(SumModel sum) {
    CodeBlock kinds =
        sum.kinds().stream()
            .map(kind -> CodeBlock.of("kind($T.class, $L)", kind.type(), shapes.within(kind)))
            .collect(CodeBlock.joining(",\n"));
    ClassName kind = RuntimeNames.SUM_SHAPE.nestedClass("Kind");
    CodeBlock.Builder number = CodeBlock.builder().add("return switch (value) {\n").indent();
    for (int i = 0; i < sum.kinds().size(); i++) {
      number.add("case $T _ -> $L;\n", sum.kinds().get(i).type(), i);
    }
    return shapeClass(sum.type(), RuntimeNames.SUM_SHAPE, "The kinds of")
        .addMethod(
            override("kinds", ArrayTypeName.of(kind))
                .addCode("return new $T[] {\n$>$L\n$<};\n", kind, kinds)
                .build())
        .addMethod(
            override("kindOf", TypeName.INT)
                .addParameter(sum.type(), "value")
                .addCode(number.unindent().add("};\n").build())
                .build())
        .build();
  }
}
