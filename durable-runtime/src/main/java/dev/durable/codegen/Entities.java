package dev.durable.codegen;

import dev.durable.ObjectId;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be asked of any entity, view or draft. */
public final class Entities {

  private Entities() {}

  /** Its identity; null for a draft that was never committed. */
  public static @Nullable ObjectId idOf(Object entity) {
    long id = rawId(entity);
    return id == 0 ? null : new ObjectId(id);
  }

  /** Its id; 0 for a draft that was never committed. */
  public static long rawId(Object entity) {
    return switch (entity) {
      case EntityView view -> Fields.id(view);
      case EntityDraft<?> draft -> draft.slot.state() == Slot.State.DURABLE ? draft.slot.id() : 0;
      default -> throw notAnEntity(entity);
    };
  }

  /** The id that stands in the file for a reference to it; drafts have got theirs by the commit. */
  static long storedId(Object entity) {
    return switch (entity) {
      case EntityView view -> Fields.id(view);
      case EntityDraft<?> draft -> draft.slot.id();
      default -> throw notAnEntity(entity);
    };
  }

  /** Whether both hold the same values, references compared by identity. */
  public static boolean sameState(Object a, Object b) {
    EntityType<?, ?, ?> type = typeOf(a);
    if (!type.equals(typeOf(b))) {
      return false;
    }
    int count = EntityType.layoutOf(type).fields().size();
    for (int i = 0; i < count; i++) {
      if (!sameValue(EntityType.propertyOf(type, a, i), EntityType.propertyOf(type, b, i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether two values of a property are the same, entities by identity, collections by element.
   */
  public static boolean sameValue(@Nullable Object a, @Nullable Object b) {
    if (a != null && b != null && isEntity(a) && isEntity(b)) {
      return sameEntity(a, b);
    }
    if (a instanceof java.util.Map<?, ?> first && b instanceof java.util.Map<?, ?> second) {
      return sameElements(first.keySet(), second.keySet())
          && sameElements(first.values(), second.values());
    }
    if (a instanceof java.util.Collection<?> first && b instanceof java.util.Collection<?> second) {
      return sameElements(first, second);
    }
    return Objects.deepEquals(a, b);
  }

  /** Both in the order of the format, which is the same for equal collections. */
  private static boolean sameElements(
      java.util.Collection<?> first, java.util.Collection<?> second) {
    if (first.size() != second.size()) {
      return false;
    }
    var others = second.iterator();
    for (Object element : first) {
      if (!sameValue(element, others.next())) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // drafts are equal to themselves alone
  private static boolean sameEntity(Object a, Object b) {
    long id = rawId(a);
    return a == b || (id != 0 && id == rawId(b));
  }

  static boolean isEntity(@Nullable Object value) {
    return value instanceof EntityView || value instanceof EntityDraft<?>;
  }

  /** The type of a view or draft. */
  public static EntityType<?, ?, ?> typeOf(Object entity) {
    return switch (entity) {
      case EntityView view -> view.context.typeAt(view.record);
      case EntityDraft<?> draft -> draft.entityType;
      default -> throw notAnEntity(entity);
    };
  }

  /** The offset of a view's record. */
  public static long recordOf(EntityView view) {
    return view.record;
  }

  /** The snapshot that a view reads. */
  public static ReadContext contextOf(EntityView view) {
    return view.context;
  }

  /** Type and id, as users name an entity. */
  public static String name(Object entity) {
    long id = rawId(entity);
    return typeOf(entity).type().getSimpleName()
        + (id == 0 ? " (new)" : "#" + Long.toUnsignedString(id));
  }

  static IllegalArgumentException notAnEntity(Object value) {
    String implemented =
        Arrays.stream(value.getClass().getInterfaces())
            .map(Class::getName)
            .collect(java.util.stream.Collectors.joining(", "));
    return new IllegalArgumentException(
        "A "
            + value.getClass().getName()
            + (implemented.isEmpty() ? "" : " (" + implemented + ")")
            + " was not made by Durable. Entities are drafts (new XDraft()) or views of a heap;"
            + " other implementations of a @Durable interface cannot be stored.");
  }
}
