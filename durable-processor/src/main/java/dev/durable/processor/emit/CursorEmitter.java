package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.durable.processor.layout.EncodedRecord;
import dev.durable.processor.layout.EncodedRecord.Place;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.ValueTypes.RecordModel;
import java.util.Collection;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the cursor of each property that is a collection of records: nested in the draft, with a
 * method for each component.
 */
final class CursorEmitter {

  private final EntityModel model;
  private final EntityNames names;
  private final DraftTypes types;
  private final ShapeCode shapes;
  private final boolean isStub;

  private CursorEmitter(EntityModel model, EntityNames names, boolean isStub) {
    this.model = model;
    this.names = names;
    this.isStub = isStub;
    this.types = new DraftTypes(model.environment());
    this.shapes = new ShapeCode(model, names);
  }

  static CursorEmitter ofDraft(EntityModel model, EntityNames names) {
    return new CursorEmitter(model, names, false);
  }

  /** What has the same signatures and does nothing. */
  static CursorEmitter ofStub(EntityModel model, EntityNames names) {
    return new CursorEmitter(model, names, true);
  }

  /** Adds the cursors of all properties that have one. */
  void addTo(TypeSpec.Builder draft) {
    for (PropertyModel property : model.properties()) {
      element(property).ifPresent(record -> draft.addType(cursor(property, record)));
    }
  }

  /** The record that the property is a collection of. */
  private Optional<RecordModel> element(PropertyModel property) {
    return property.stored() instanceof Stored.Many many
            && many.value() == null
            && many.element() instanceof Stored.Composite composite
        ? model.values().records().stream()
            .filter(record -> record.type().equals(composite.type()))
            .findFirst()
        : Optional.empty();
  }

  private TypeSpec cursor(PropertyModel property, RecordModel record) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(names.of(property).cursor())
            .addJavadoc(
                Javadoc.of(
                    "Goes through "
                        + DraftSignatures.link(model.type(), property)
                        + " and reads of each element what is asked for; for one thread",
                    ""))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .superclass(
                ParameterizedTypeName.get(RuntimeNames.RECORD_CURSOR, model.type(), record.type()))
            .addMethod(constructor(property, record))
            .addMethod(elements(property, record));
    CursorComponents components = new CursorComponents(model, record, types, shapes);
    if (isStub) {
      components.addStubsTo(type);
    } else {
      components.addTo(type);
    }
    return type.build();
  }

  private MethodSpec constructor(PropertyModel property, RecordModel record) {
    return MethodSpec.constructorBuilder()
        .addJavadoc("Over nothing, until it is opened.\n")
        .addModifiers(Modifier.PUBLIC)
        .addStatement(
            "super($L)",
            isStub ? CodeBlock.of("missing(), 0") : constructorArguments(property, record))
        .build();
  }

  private CodeBlock constructorArguments(PropertyModel property, RecordModel record) {
    CodeBlock place =
        CodeBlock.of(
            "$L, $T.$L", shapes.of(property), model.names().schema(), names.of(property).offset());
    EncodedRecord encoded = EncodedRecord.of(record, model.values());
    Place text = encoded.onlyVarying();
    return text != null && CursorComponents.isText(text) && encoded.isBeforeRest(text)
        ? CodeBlock.of("$L, $L, $L", place, text.offset(), encoded.rest())
        : place;
  }

  private MethodSpec elements(PropertyModel property, RecordModel record) {
    TypeName elements = ParameterizedTypeName.get(ClassName.get(Collection.class), record.type());
    return MethodSpec.methodBuilder("elements")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(elements)
        .addParameter(model.type(), "owner")
        .addCode(isStub ? StubEmitter.body() : elementsOfOwner(property))
        .build();
  }

  private static CodeBlock elementsOfOwner(PropertyModel property) {
    return CodeBlock.builder().addStatement("return owner.$L()", property.getter()).build();
  }
}
