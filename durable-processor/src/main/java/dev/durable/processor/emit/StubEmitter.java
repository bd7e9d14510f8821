package dev.durable.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.durable.processor.layout.RecordLayout;
import dev.durable.processor.layout.RecordLayout.Field;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes a draft without meaning for an interface that has errors, so that users read those, and
 * not that classes are missing. Never gets into a build: the errors end the compilation.
 */
final class StubEmitter {

  private final EntityModel model;
  private final RecordLayout layout;
  private final EntityNames names;
  private final DraftSignatures signatures;
  private final boolean isInterface;

  StubEmitter(EntityModel model, RecordLayout layout, EntityNames names, boolean isInterface) {
    this.isInterface = isInterface;
    this.model = model;
    this.layout = layout;
    this.names = names;
    this.signatures =
        new DraftSignatures(
            model.type(), model.names().draft(), model.sealedParents(), model.environment());
  }

  JavaFile emit() {
    TypeSpec.Builder type =
        DraftEmitter.header(
            model,
            "Stands for the draft of {@link " + DraftEmitter.name(model) + "}, which has errors",
            isInterface);
    type.superclass(ParameterizedTypeName.get(RuntimeNames.ENTITY_DRAFT, RuntimeNames.ENTITY_VIEW));
    type.addField(DraftEmitter.typeField(model, CodeBlock.of("missing()")));
    for (Field field : layout.fields()) {
      PropertyModel property = field.property();
      type.addField(
          FieldSpec.builder(
                  ParameterizedTypeName.get(
                      RuntimeNames.PROPERTY, model.type(), signatures.types().argument(property)),
                  names.of(property).token(),
                  Modifier.PUBLIC,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .initializer("missing()")
              .build());
      addMethods(type, property);
    }
    CursorEmitter.ofStub(model, names).addTo(type);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addStatement("super(missing())")
            .build());
    TypeVariableName result = TypeVariableName.get("T");
    type.addMethod(
        MethodSpec.methodBuilder("missing")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addTypeVariable(result)
            .returns(result)
            .addStatement("throw new $T()", UnsupportedOperationException.class)
            .build());
    return SourceFile.of(model.names().draft(), type.build(), List.of());
  }

  private void addMethods(TypeSpec.Builder type, PropertyModel property) {
    MethodSpec.Builder getter = signatures.getter(property).addCode(body());
    type.addMethod(isInterface ? getter.addAnnotation(Override.class).build() : getter.build());
    if (property.edited()) {
      type.addMethod(signatures.edit(property).addCode(body()).build());
    }
    String parameter = names.of(property).field();
    type.addMethod(signatures.setter(property, parameter).addCode(body()).build());
    if (property.stored() instanceof Stored.Option option
        && !(option.content() instanceof Stored.Option)) {
      type.addMethod(signatures.contentSetter(property, parameter).addCode(body()).build());
    }
  }

  static CodeBlock body() {
    return CodeBlock.builder()
        .addStatement("throw new $T()", UnsupportedOperationException.class)
        .build();
  }
}
