package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.durable.processor.layout.RecordLayout;
import dev.durable.processor.layout.RecordLayout.Field;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.ValueTypes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names of all members of the generated classes of one entity, free of clashes. */
final class EntityNames {

  /** What the members for one property are called; empty where there is no such member. */
  record Names(
      String token,
      String bit,
      String field,
      String offset,
      String nullBit,
      String collection,
      String cursor) {}

  private final Map<String, Names> byProperty = new HashMap<>();
  private final Map<Stored, String> shapes = new LinkedHashMap<>();
  private final Map<String, String> shapeClasses = new HashMap<>();

  EntityNames(EntityModel model, RecordLayout layout) {
    NamePool statics = new NamePool("TYPE");
    NamePool schema = new NamePool("TYPE", "FIXED_BYTES", "SLOTS_OFFSET");
    Map<String, String> tokens = new HashMap<>();
    for (Field field : layout.fields()) {
      String name = field.property().name();
      tokens.put(name, statics.take(NamePool.constant(name)));
    }
    Map<String, String[]> others = new HashMap<>();
    for (Field field : layout.fields()) {
      String name = field.property().name();
      String constant = NamePool.constant(name);
      others.put(
          name,
          new String[] {
            statics.take(constant + "_BIT"),
            schema.take(constant + "_OFFSET"),
            field.hasNullBit() ? schema.take(constant + "_NULL") : "",
            field.property().stored() instanceof Stored.Many ? schema.take(constant) : ""
          });
    }
    NamePool fields = new NamePool();
    for (int word = 0; word < layout.touchedWords(); word++) {
      fields.take(touched(word));
    }
    tokens.values().forEach(fields::take);
    others.values().forEach(names -> fields.take(names[0]));
    NamePool cursors = new NamePool();
    for (Field field : layout.fields()) {
      String name = field.property().name();
      String[] rest = Objects.requireNonNull(others.get(name));
      byProperty.put(
          name,
          new Names(
              Objects.requireNonNull(tokens.get(name)),
              rest[0],
              fields.take(name),
              rest[1],
              rest[2],
              rest[3],
              cursors.take(NamePool.capital(name) + "Cursor")));
    }
    nameShapes(model, schema);
  }

  /** The field with the touched bits of this word. */
  static String touched(int word) {
    return word == 0 ? "touched" : "touched" + word;
  }

  private void nameShapes(EntityModel model, NamePool schema) {
    TreeMap<String, Stored> shared = new TreeMap<>();
    model.properties().forEach(property -> collect(property.stored(), shared));
    for (ValueTypes.RecordModel type : model.values().records()) {
      type.components().forEach(component -> collect(component.stored(), shared));
    }
    model.values().sums().forEach(sum -> sum.kinds().forEach(kind -> collect(kind, shared)));
    NamePool classes = new NamePool(model.names().schema().simpleName());
    for (Stored stored : shared.values()) {
      String simple = simpleName(stored.type());
      shapes.put(stored, schema.take(NamePool.constant(simple) + "_SHAPE"));
      if (stored instanceof Stored.Composite) {
        shapeClasses.put(stored.type().toString(), classes.take(simple + "Shape"));
      }
    }
  }

  /**
   * Shapes with a constant of their own, in an order that initializes what is used before its
   * users.
   */
  List<Map.Entry<Stored, String>> sharedShapes() {
    return shapes.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> rank(entry.getKey())))
        .toList();
  }

  private static int rank(Stored stored) {
    return switch (stored) {
      case Stored.Enumeration _ -> 0;
      case Stored.Composite _ -> 1;
      case Stored.Converted converted -> 2 + depth(converted.stored());
      default -> throw new IllegalArgumentException(stored.toString());
    };
  }

  private static int depth(Stored stored) {
    return switch (stored) {
      case Stored.Converted converted -> 1 + depth(converted.stored());
      case Stored.OrNull orNull -> depth(orNull.content());
      case Stored.Option option -> depth(option.content());
      case Stored.Many many ->
          Math.max(depth(many.element()), many.value() == null ? 0 : depth(many.value()));
      default -> 0;
    };
  }

  private static void collect(Stored stored, Map<String, Stored> shared) {
    switch (stored) {
      case Stored.Enumeration _, Stored.Composite _ ->
          shared.put(stored.type() + " " + stored.getClass().getSimpleName(), stored);
      case Stored.Converted converted -> {
        shared.put(stored.type() + " " + converted.converter() + " Converted", stored);
        collect(converted.stored(), shared);
      }
      case Stored.Option option -> collect(option.content(), shared);
      case Stored.OrNull orNull -> collect(orNull.content(), shared);
      case Stored.Many many -> {
        collect(many.element(), shared);
        if (many.value() != null) {
          collect(many.value(), shared);
        }
      }
      case Stored.Scalar _, Stored.Reference _, Stored.Unsupported _ -> {}
    }
  }

  private static String simpleName(TypeName type) {
    TypeName plain = type.withoutAnnotations();
    return switch (plain) {
      case ParameterizedTypeName generic -> generic.rawType().simpleName();
      case ClassName name -> name.simpleName();
      default -> "Value";
    };
  }

  Names of(PropertyModel property) {
    return Objects.requireNonNull(byProperty.get(property.name()));
  }

  /** The constant that holds the shape; null for shapes that are written where they are used. */
  @Nullable String shape(Stored stored) {
    return shapes.get(stored);
  }

  /** The nested class that is the shape of a record or sum. */
  String shapeClass(TypeName type) {
    return Objects.requireNonNull(shapeClasses.get(type.toString()), type.toString());
  }
}
