package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EnumShape;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.ReferenceShape;
import dev.durable.codegen.Shape;
import dev.durable.codegen.TextShapes;
import dev.durable.codegen.TimeShapes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What all keys, or all values, of a collection have in common. Immutable. */
final class Column {

  /** How a key is searched for among stored ones. */
  enum Search {
    /** As a whole number of fixed width. */
    INTEGRAL,
    /** As the id of an entity. */
    REFERENCE,
    /** As text, not decoded. */
    TEXT,
    /** Decoded, by the natural order of its type. */
    DECODED,
    /** In its encoded form. */
    ENCODED
  }

  /** The types whose shape alone does not tell cheaply whether an object is one. */
  private static final Map<Shape<?>, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry(NumberShapes.BOOLEAN, Boolean.class),
          Map.entry(NumberShapes.BYTE, Byte.class),
          Map.entry(NumberShapes.SHORT, Short.class),
          Map.entry(NumberShapes.INT, Integer.class),
          Map.entry(NumberShapes.LONG, Long.class),
          Map.entry(NumberShapes.CHAR, Character.class),
          Map.entry(NumberShapes.FLOAT, Float.class),
          Map.entry(NumberShapes.DOUBLE, Double.class),
          Map.entry(NumberShapes.BIG_INTEGER, BigInteger.class),
          Map.entry(NumberShapes.BIG_DECIMAL, BigDecimal.class),
          Map.entry(TextShapes.STRING, String.class),
          Map.entry(TextShapes.BYTES, byte[].class),
          Map.entry(TextShapes.UUID, UUID.class),
          Map.entry(TextShapes.URI, URI.class),
          Map.entry(TimeShapes.INSTANT, Instant.class),
          Map.entry(TimeShapes.DURATION, Duration.class),
          Map.entry(TimeShapes.LOCAL_DATE, LocalDate.class),
          Map.entry(TimeShapes.LOCAL_TIME, LocalTime.class),
          Map.entry(TimeShapes.LOCAL_DATE_TIME, LocalDateTime.class),
          Map.entry(TimeShapes.OFFSET_DATE_TIME, OffsetDateTime.class),
          Map.entry(TimeShapes.ZONED_DATE_TIME, ZonedDateTime.class));

  final Shape<@Nullable Object> shape;

  /** In bytes, or -1. */
  final int width;

  /** Of collections: what each of them is. */
  final @Nullable CollectionShape<?> nested;

  final Search search;

  /** Where entries are references to entities and nothing else: to which. */
  final @Nullable ReferenceShape<?> reference;

  final boolean isReference;

  private final @Nullable Class<?> type;

  Column(Shape<@Nullable Object> shape) {
    this.shape = shape;
    this.nested = collection(shape);
    this.width = nested != null ? -1 : shape.width();
    this.reference = reference(shape);
    this.isReference = reference != null;
    this.type = TYPES.get(shape);
    this.search = search(shape, isReference, type != null || isEnum(shape));
  }

  @SuppressWarnings("rawtypes") // only asks for the class
  private static @Nullable CollectionShape<?> collection(Shape shape) {
    return shape instanceof CollectionShape collection ? (CollectionShape<?>) collection : null;
  }

  @SuppressWarnings("rawtypes") // only asks for the class
  private static @Nullable ReferenceShape<?> reference(Shape shape) {
    return shape instanceof ReferenceShape reference ? (ReferenceShape<?>) reference : null;
  }

  @SuppressWarnings("rawtypes") // only asks for the class
  private static boolean isEnum(Shape shape) {
    return shape instanceof EnumShape;
  }

  @SuppressWarnings("ReferenceEquality") // shapes of basic types are constants
  private static Search search(Shape<?> shape, boolean isReference, boolean isNatural) {
    if (isReference) {
      return Search.REFERENCE;
    }
    if (shape == TextShapes.STRING) {
      return Search.TEXT;
    }
    if (shape == NumberShapes.LONG
        || shape == NumberShapes.INT
        || shape == NumberShapes.SHORT
        || shape == NumberShapes.BYTE
        || shape == NumberShapes.CHAR) {
      return Search.INTEGRAL;
    }
    return isNatural ? Search.DECODED : Search.ENCODED;
  }

  /** Whether entries are enum constants, which sorted collections show in declared order. */
  boolean isEnumeration() {
    return isEnum(shape);
  }

  /** Whether entries are unsigned, of two bytes. */
  @SuppressWarnings("ReferenceEquality") // shapes of basic types are constants
  boolean isChar() {
    return (Object) shape == NumberShapes.CHAR;
  }

  /**
   * Refuses null where it is no value, and what is not of the type.
   *
   * @param part what the value is to be, as a message calls it
   * @param owner of the collection, where it is known; asked for its name only by a message
   */
  void require(@Nullable Object value, String part, @Nullable DraftOrigin owner) {
    if (value == null) {
      if (!shape.isNullable()) {
        throw new NullPointerException(
            name(part, owner) + " must not be null; declare its type @Nullable to allow that.");
      }
    } else if (type != null) {
      if (!type.isInstance(value)) {
        throw new ClassCastException(
            name(part, owner)
                + " must be a "
                + type.getName()
                + ", not a "
                + value.getClass().getName()
                + ".");
      }
    } else {
      shape.require(value);
    }
  }

  private static String name(String part, @Nullable DraftOrigin owner) {
    return owner == null ? part : part + " of " + owner.name();
  }

  /** Whether this could be among the entries at all. */
  boolean accepts(@Nullable Object value) {
    if (value == null) {
      return shape.isNullable();
    }
    if (type != null) {
      return type.isInstance(value);
    }
    try {
      shape.require(value);
      return true;
    } catch (ClassCastException | IllegalArgumentException e) {
      return false; // an object of another type, which is asked for and not put in
    }
  }

  /** An entry as the type that users declared; the shape says that it is one. */
  // The shape says which type an entry has, and whether it may be null.
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  static <T extends @Nullable Object> T as(@Nullable Object entry) {
    return (T) entry;
  }

  /** Arrays are the one mutable value: they are copied on their way in and out. */
  static @Nullable Object copied(@Nullable Object value) {
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }

  /**
   * Whether an entry is what a user asks for. Drafts that belong to no session yet only read, and
   * there may be several of one entity.
   */
  static boolean isSame(@Nullable Object asked, @Nullable Object entry) {
    return Objects.deepEquals(asked, entry)
        || (asked instanceof EntityDraft<?> a
            && entry instanceof EntityDraft<?> b
            && idOf(a) != 0
            && idOf(a) == idOf(b));
  }

  /** The id that stands for a reference, or 0 where the entity has none yet. */
  static long idOf(Object entity) {
    return entity instanceof EntityDraft<?> draft
        ? EntityDraft.slotOf(draft).id()
        : Entities.rawId(entity);
  }

  /** A whole number or char, as the format orders it. */
  static long integral(Object value) {
    return value instanceof Character c ? c : ((Number) value).longValue();
  }
}
