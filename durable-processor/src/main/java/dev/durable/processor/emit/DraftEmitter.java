package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.durable.processor.layout.RecordLayout;
import dev.durable.processor.layout.RecordLayout.Field;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.PropertyModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the draft: touched properties over a view. */
final class DraftEmitter {

  private final EntityModel model;
  private final RecordLayout layout;
  private final EntityNames names;
  private final DraftSignatures signatures;
  private final DraftProperties properties;

  DraftEmitter(EntityModel model, RecordLayout layout, EntityNames names) {
    this.model = model;
    this.layout = layout;
    this.names = names;
    this.signatures =
        new DraftSignatures(
            model.type(), model.names().draft(), model.sealedParents(), model.environment());
    this.properties = new DraftProperties(model, names, signatures);
  }

  JavaFile emit() {
    TypeSpec.Builder type = header(model, "Mutable {@link " + name(model) + "}", true);
    type.superclass(ParameterizedTypeName.get(RuntimeNames.ENTITY_DRAFT, model.names().view()));
    type.addField(typeField(CodeBlock.of("$T.TYPE", model.names().schema())));
    layout.fields().forEach(field -> type.addField(token(field)));
    layout.fields().stream()
        .filter(field -> field.property().hasTouchedBit())
        .forEach(field -> type.addField(bit(field)));
    for (int word = 0; word < layout.touchedWords(); word++) {
      type.addField(long.class, EntityNames.touched(word));
    }
    layout.fields().forEach(field -> type.addField(properties.field(field)));
    type.addMethod(freshConstructor());
    type.addMethod(storedConstructor());
    layout.fields().forEach(field -> properties.methods(field).forEach(type::addMethod));
    CursorEmitter.ofDraft(model, names).addTo(type);
    return SourceFile.of(model.names().draft(), type.build(), List.of());
  }

  /** What a draft and its stub have in common. */
  static TypeSpec.Builder header(EntityModel model, String text, boolean isInterface) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.names().draft())
            .addJavadoc(Javadoc.of(text, model.doc()))
            .addModifiers(Modifier.FINAL);
    if (isInterface) {
      type.addSuperinterface(model.type());
    }
    SourceFile.mark(type, model.type(), model.environment(), model.isPublic());
    if (model.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    model.sealedParents().forEach(parent -> type.addSuperinterface(parent.draft()));
    return type;
  }

  static String name(EntityModel model) {
    return String.join(".", model.type().simpleNames());
  }

  private FieldSpec typeField(CodeBlock value) {
    return typeField(model, value);
  }

  static FieldSpec typeField(EntityModel model, CodeBlock value) {
    return FieldSpec.builder(
            ParameterizedTypeName.get(
                RuntimeNames.DURABLE_TYPE, model.type(), model.names().draft()),
            "TYPE",
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("Names {@link $L} to a heap.\n", name(model))
        .initializer(value)
        .build();
  }

  private FieldSpec token(Field field) {
    PropertyModel property = field.property();
    return tokenField(
        property, CodeBlock.of("$T.TYPE.property($L)", model.names().schema(), field.position()));
  }

  private FieldSpec tokenField(PropertyModel property, CodeBlock value) {
    return FieldSpec.builder(
            ParameterizedTypeName.get(
                RuntimeNames.PROPERTY, model.type(), signatures.types().argument(property)),
            names.of(property).token(),
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc(Javadoc.of(signatures.link(property), property.doc()))
        .initializer("$L", value)
        .build();
  }

  private FieldSpec bit(Field field) {
    return FieldSpec.builder(
            long.class, names.of(field.property()).bit(), Modifier.STATIC, Modifier.FINAL)
        .initializer("1L << $L", field.touchedBit() % Long.SIZE)
        .build();
  }

  private MethodSpec freshConstructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addJavadoc(
                "A new {@link $L}; it is stored by the commit that reaches it.\n", name(model))
            .addStatement("super($T.TYPE)", model.names().schema());
    if (model.isPublic()) {
      constructor.addModifiers(Modifier.PUBLIC);
    }
    for (int word = 0; word < layout.touchedWords(); word++) {
      constructor.addStatement("$L = ~0L", EntityNames.touched(word));
    }
    for (Field field : layout.fields()) {
      if (field.property().hasDefault()) {
        constructor.addStatement(properties.defaultValue(field.property()));
      }
    }
    return constructor.build();
  }

  private MethodSpec storedConstructor() {
    ClassName view = model.names().view();
    return MethodSpec.constructorBuilder()
        .addParameter(RuntimeNames.SLOT, "slot")
        .addParameter(signatures.types().nullable(view), "base")
        .addStatement("super($T.TYPE, slot, base)", model.names().schema())
        .build();
  }
}
