package dev.durable.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.durable.processor.layout.EncodedRecord;
import dev.durable.processor.layout.EncodedRecord.Place;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.ScalarKind;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.ValueTypes.ComponentModel;
import dev.durable.processor.model.ValueTypes.RecordModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes what a cursor has for each component of its record: how it is found, and its accessor. */
final class CursorComponents {

  /** Methods of every cursor that have no parameter either. */
  private static final Set<String> TAKEN = Set.of("next", "record");

  private final RecordModel record;
  private final EncodedRecord encoded;
  private final DraftTypes types;
  private final ShapeCode shapes;
  private final Map<String, String> accessors = new HashMap<>();

  /** The methods that find the components behind one, by its name; by "" those from the start. */
  private final Map<String, String> finders = new HashMap<>();

  CursorComponents(EntityModel model, RecordModel record, DraftTypes types, ShapeCode shapes) {
    this.record = record;
    this.encoded = EncodedRecord.of(record, model.values());
    this.types = types;
    this.shapes = shapes;
    NamePool pool = new NamePool(TAKEN.toArray(String[]::new));
    record.components().stream()
        .map(ComponentModel::name)
        .filter(name -> !TAKEN.contains(name))
        .forEach(name -> accessors.put(name, pool.take(name)));
    TAKEN.stream()
        .sorted()
        .filter(this::isComponent)
        .forEach(name -> accessors.put(name, pool.take(name)));
    if (encoded.isFixed()) {
      finders.put("", pool.take("start"));
    }
    for (Place passed : encoded.passed()) {
      String name = passed.component().name();
      finders.put(name, pool.take("behind" + NamePool.capital(name)));
    }
  }

  private boolean isComponent(String name) {
    return record.components().stream().anyMatch(component -> component.name().equals(name));
  }

  void addTo(TypeSpec.Builder cursor) {
    if (encoded.isFixed()) {
      cursor.addMethod(finder("", CodeBlock.of("0"), true));
    }
    for (Place passed : encoded.passed()) {
      cursor.addMethod(
          finder(passed.component().name(), behind(passed), encoded.isBeforeRest(passed)));
    }
    for (ComponentModel component : record.components()) {
      cursor.addMethod(accessor(component).addCode(body(component)).build());
    }
  }

  void addStubsTo(TypeSpec.Builder cursor) {
    for (ComponentModel component : record.components()) {
      cursor.addMethod(accessor(component).addCode(StubEmitter.body()).build());
    }
  }

  /** Where the components behind one begin; kept for the last one, which most are behind of. */
  private MethodSpec finder(String name, CodeBlock found, boolean isKept) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(finders.get(name))
            .addJavadoc(
                "Where the components$L begin.\n",
                name.isEmpty() ? "" : " behind {@code " + name + "}")
            .addModifiers(Modifier.PRIVATE)
            .returns(TypeName.INT);
    if (!isKept) {
      return method.addStatement("return $L", found).build();
    }
    return method
        .addStatement("int known = $T.rest(this)", RuntimeNames.COMPONENTS)
        .addStatement(
            "return known >= 0 ? known : $T.rest(this, $L, $L)",
            RuntimeNames.COMPONENTS,
            found,
            encoded.rest())
        .build();
  }

  /** Whether a place is that of a text. */
  static boolean isText(Place place) {
    return place.component().stored() instanceof Stored.Scalar scalar
        && scalar.kind() == ScalarKind.STRING;
  }

  private CodeBlock behind(Place place) {
    return isText(place)
        ? CodeBlock.of("$T.behindString(this, $L)", RuntimeNames.COMPONENTS, at(place))
        : CodeBlock.of(
            "$T.behind(this, $L, $L)",
            RuntimeNames.COMPONENTS,
            at(place),
            shapes.from(place.component().stored()));
  }

  private CodeBlock at(Place place) {
    Place before = place.behind();
    String finder = finders.get(before == null ? "" : before.component().name());
    if (finder == null) {
      return CodeBlock.of("$L", place.offset());
    }
    return place.offset() == 0
        ? CodeBlock.of("$L()", finder)
        : CodeBlock.of("$L() + $L", finder, place.offset());
  }

  private MethodSpec.Builder accessor(ComponentModel component) {
    String name = component.name();
    String text = TAKEN.contains(name) ? "; the cursor has a method of its own of that name" : "";
    return MethodSpec.methodBuilder(accessors.get(name))
        .addJavadoc("{@link $T#$L()}$L.\n", raw(record.type()), name, text)
        .addModifiers(Modifier.PUBLIC)
        .returns(types.component(component.stored()));
  }

  private CodeBlock body(ComponentModel component) {
    return CodeBlock.builder()
        .addStatement(
            "return $T.isStored(this) ? $L : $T.object(this).$L()",
            RuntimeNames.COMPONENTS,
            read(encoded.placeOf(component)),
            RuntimeNames.COMPONENTS,
            component.name())
        .build();
  }

  private CodeBlock read(Place place) {
    Stored stored = place.component().stored();
    String direct = direct(stored);
    return direct != null
        ? CodeBlock.of("$T.$LAt(this, $L)", RuntimeNames.COMPONENTS, direct, at(place))
        : CodeBlock.of(
            "$T.valueAt(this, $L, $L)", RuntimeNames.COMPONENTS, at(place), shapes.from(stored));
  }

  /** What the runtime reads without a shape; null where there is nothing of the kind. */
  private static @Nullable String direct(Stored stored) {
    return stored instanceof Stored.Scalar scalar
            && (scalar.primitive() || scalar.kind() == ScalarKind.STRING)
        ? scalar.kind().accessor()
        : null;
  }

  private static TypeName raw(TypeName type) {
    return type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
  }
}
