package dev.durable.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.durable.processor.layout.RecordLayout.Field;
import dev.durable.processor.model.CollectionKind;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.ScalarKind;
import dev.durable.processor.model.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what a draft has for each property: field, getter, setters. */
final class DraftProperties {

  private final EntityModel model;
  private final EntityNames names;
  private final DraftSignatures signatures;
  private final ShapeCode shapes;

  DraftProperties(EntityModel model, EntityNames names, DraftSignatures signatures) {
    this.model = model;
    this.names = names;
    this.signatures = signatures;
    this.shapes = new ShapeCode(model, names);
  }

  FieldSpec field(Field field) {
    PropertyModel property = field.property();
    String name = names.of(property).field();
    CodeBlock empty = empty(property);
    FieldSpec.Builder spec = FieldSpec.builder(fieldType(property), name);
    return empty == null ? spec.build() : spec.initializer(empty).build();
  }

  private TypeName fieldType(PropertyModel property) {
    if (property.stored() instanceof Stored.Many many) {
      return signatures.types().nullable(signatures.types().collection(many));
    }
    return empty(property) == null
        ? signatures.types().nullable(property.declared())
        : property.declared();
  }

  /** What a field has while nothing is set, where that is not null or zero. */
  static @Nullable CodeBlock empty(PropertyModel property) {
    return switch (property.stored()) {
      case Stored.Option _ -> CodeBlock.of("$T.empty()", Optional.class);
      case Stored.Scalar scalar when scalar.kind().isOptional() && !property.nullable() ->
          CodeBlock.of("$T.empty()", scalar.type());
      default -> null;
    };
  }

  List<MethodSpec> methods(Field field) {
    PropertyModel property = field.property();
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(
        signatures
            .getter(property)
            .addAnnotation(Override.class)
            .addCode(getterBody(field))
            .build());
    if (property.edited()) {
      methods.add(signatures.edit(property).addCode(editBody(property)).build());
    }
    String parameter = names.of(property).field();
    methods.add(signatures.setter(property, parameter).addCode(setterBody(field)).build());
    if (property.stored() instanceof Stored.Option) {
      methods.add(
          signatures
              .contentSetter(property, parameter)
              .addStatement("return $L($T.of($L))", property.setter(), Optional.class, parameter)
              .build());
    }
    return methods;
  }

  private static CodeBlock editBody(PropertyModel property) {
    Stored.Reference reference = (Stored.Reference) property.stored();
    return reference.sealed()
        ? statement("return ($T) $L()", reference.draft(), property.getter())
        : statement("return $L()", property.getter());
  }

  private CodeBlock touched(Field field) {
    return CodeBlock.of(
        "($L & $L) != 0",
        EntityNames.touched(field.touchedBit() / Long.SIZE),
        names.of(field.property()).bit());
  }

  private CodeBlock getterBody(Field field) {
    PropertyModel property = field.property();
    if (property.stored() instanceof Stored.Many many) {
      return collectionGetter(property, many);
    }
    CodeBlock stored = storedValue(property);
    if (property.stored().hasReferences()) {
      CodeBlock either =
          CodeBlock.of("$L ? $L : $L", touched(field), touchedValue(property, true), stored);
      return property.isRequired()
          ? statement(
              "return $T.set($L, $L)", RuntimeNames.DRAFTS, either, names.of(property).token())
          : statement("return $L", either);
    }
    return statement("return $L ? $L : $L", touched(field), touchedValue(property, false), stored);
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  /** What the draft itself has. */
  private CodeBlock touchedValue(PropertyModel property, boolean setOutside) {
    String field = names.of(property).field();
    CodeBlock value =
        property.isRequired() && !setOutside
            ? CodeBlock.of("$T.set($L, $L)", RuntimeNames.DRAFTS, field, names.of(property).token())
            : CodeBlock.of("$L", field);
    return switch (property.stored()) {
      case Stored.Reference reference ->
          CodeBlock.of(
              "$T.$L(this, $T.TYPE, $L)",
              RuntimeNames.DRAFTS,
              reference.sealed() ? "entity" : "edit",
              reference.draft(),
              value);
      case Stored.Scalar scalar when scalar.kind() == ScalarKind.BYTES ->
          property.nullable()
              ? CodeBlock.of("$T.copy($L)", RuntimeNames.DRAFTS, value)
              : CodeBlock.of("$L.clone()", value);
      case Stored.Option option when isBytes(option.content()) ->
          CodeBlock.of("$L.map($T::clone)", value, ArrayTypeName.of(TypeName.BYTE));
      default -> value;
    };
  }

  private static boolean isBytes(Stored stored) {
    return stored instanceof Stored.Scalar scalar && scalar.kind() == ScalarKind.BYTES;
  }

  /** Whether it may be an entity as well as a plain value. */
  private static boolean isJson(Stored stored) {
    return switch (stored) {
      case Stored.Scalar scalar -> scalar.hasReferences();
      case Stored.Option option -> isJson(option.content());
      default -> false;
    };
  }

  /** What the view beneath has; references in it as drafts. */
  private CodeBlock storedValue(PropertyModel property) {
    CodeBlock offset = CodeBlock.of("$T." + names.of(property).offset(), model.names().schema());
    return switch (property.stored()) {
      case Stored.Reference reference ->
          CodeBlock.of(
              "$T.$L(this, $T.TYPE, $L)",
              RuntimeNames.DRAFTS,
              reference.sealed() ? "storedEntity" : "editStored",
              reference.draft(),
              offset);
      case Stored.Option option when option.hasReferences() ->
          CodeBlock.of(
              "$T.ofNullable($T.storedValue(this, $L, $L))",
              Optional.class,
              RuntimeNames.DRAFTS,
              offset,
              shapes.from(option.content()));
      case Stored stored when stored.hasReferences() ->
          CodeBlock.of(
              "$T.storedValue(this, $L, $L)", RuntimeNames.DRAFTS, offset, shapes.of(property));
      default -> CodeBlock.of("$T.base(this).$L()", RuntimeNames.DRAFTS, property.getter());
    };
  }

  private CodeBlock collectionGetter(PropertyModel property, Stored.Many many) {
    String field = names.of(property).field();
    String local = localName(many.kind());
    return CodeBlock.builder()
        .addStatement("$T $L = this.$L", signatures.types().collection(many), local, field)
        .beginControlFlow("if ($L == null)", local)
        .addStatement(
            "$L = $T.$L(this, $L, $T." + names.of(property).offset() + ")",
            local,
            RuntimeNames.DRAFTS,
            factory(many.kind()),
            shapes.of(property),
            model.names().schema())
        .addStatement("this.$L = $L", field, local)
        .endControlFlow()
        .addStatement("return $L", local)
        .build();
  }

  private static String localName(CollectionKind kind) {
    return kind.isList() ? "list" : kind.isMap() ? "map" : "set";
  }

  private static String factory(CollectionKind kind) {
    return switch (kind) {
      case COLLECTION, LIST -> "list";
      case SET -> "set";
      case SORTED_SET, NAVIGABLE_SET -> "sortedSet";
      case MAP -> "map";
      case SORTED_MAP, NAVIGABLE_MAP -> "sortedMap";
    };
  }

  private CodeBlock setterBody(Field field) {
    PropertyModel property = field.property();
    String name = names.of(property).field();
    CodeBlock.Builder code =
        CodeBlock.builder().addStatement("$T.changing(this)", RuntimeNames.DRAFTS);
    if (property.stored() instanceof Stored.Many many) {
      code.addStatement(replacing(property, many, CodeBlock.of("$L", name)));
    } else {
      code.addStatement("this.$L = $L", name, kept(property, CodeBlock.of("$L", name)));
      code.addStatement(
          "$L |= $L",
          EntityNames.touched(field.touchedBit() / Long.SIZE),
          names.of(property).bit());
    }
    return code.addStatement("return this").build();
  }

  private CodeBlock replacing(PropertyModel property, Stored.Many many, CodeBlock value) {
    return DraftTypes.isLooseInside(many)
        ? CodeBlock.of(
            "$T.replace($L(), $T.<$T>declared($L))",
            RuntimeNames.DRAFTS,
            property.getter(),
            RuntimeNames.DRAFTS,
            property.declared().withoutAnnotations(),
            value)
        : CodeBlock.of("$T.replace($L(), $L)", RuntimeNames.DRAFTS, property.getter(), value);
  }

  /** What is kept of a value on its way in. */
  private CodeBlock kept(PropertyModel property, CodeBlock value) {
    boolean mayBeNull = property.nullable() || property.declared().isPrimitive();
    CodeBlock given =
        mayBeNull
            ? value
            : CodeBlock.of(
                "$T.given($L, $L)", RuntimeNames.DRAFTS, value, names.of(property).token());
    return switch (property.stored()) {
      case Stored.Reference _ -> CodeBlock.of("$T.referable(this, $L)", RuntimeNames.DRAFTS, given);
      case Stored stored when isBytes(stored) ->
          property.nullable()
              ? CodeBlock.of("$T.copy($L)", RuntimeNames.DRAFTS, value)
              : CodeBlock.of("$L.clone()", given);
      case Stored.Option option when isBytes(option.content()) ->
          CodeBlock.of("$L.map($T::clone)", given, ArrayTypeName.of(TypeName.BYTE));
      case Stored stored when isJson(stored) ->
          CodeBlock.of("$T.adopted(this, $L)", RuntimeNames.DRAFTS, given);
      default -> given;
    };
  }

  /** A statement that gives a fresh draft the property's default. */
  CodeBlock defaultValue(PropertyModel property) {
    ClassName type = model.type();
    CodeBlock value = CodeBlock.of("$T.super.$L()", type, property.getter());
    if (property.stored() instanceof Stored.Many many) {
      return replacing(property, many, value);
    }
    return CodeBlock.of("$L = $L", names.of(property).field(), kept(property, value));
  }
}
