package dev.durable.codegen;

import dev.durable.DraftList;
import dev.durable.DraftMap;
import dev.durable.DraftNavigableMap;
import dev.durable.DraftSet;
import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.error.UnsetPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What generated drafts share. */
public final class Drafts {

  private Drafts() {}

  /** What the draft lies over, for what was not touched. A fresh draft has touched everything. */
  public static <V extends EntityView> V base(EntityDraft<V> draft) {
    V known = draft.base;
    return known != null ? known : found(draft);
  }

  @SuppressWarnings("unchecked") // a session finds a view of the draft's type
  private static <V extends EntityView> V found(EntityDraft<V> draft) {
    DraftSession session =
        Objects.requireNonNull(draft.slot.session(), "a draft without a base has a session");
    V base = (V) session.base(draft);
    draft.base = base;
    return base;
  }

  /** Before any change: refuses a closed draft, and keeps this one alive until the commit. */
  public static void changing(EntityDraft<?> draft) {
    DraftSession session = draft.slot.session();
    if (session != null) {
      session.changing(draft);
    } else if (draft.slot.id() != 0) {
      throw new IllegalStateException(
          "This draft of "
              + Entities.name(draft)
              + " only reads: the draft that it was reached through is new and belongs to no"
              + " session yet. Edit it through the session: draft.edit(TYPE, entity), or reach it"
              + " from draft.root().");
    }
  }

  /** A value on its way in; null is refused with the property's name. */
  public static <V> V given(@Nullable V value, Property<?, V> property) {
    if (value == null) {
      throw new NullPointerException(
          property + " must not be null; declare it @Nullable to allow that.");
    }
    return value;
  }

  /**
   * A value on its way out; of a fresh draft it may be unset, which {@code UnsetPropertyException}
   * tells.
   */
  public static <V> V set(@Nullable V value, Property<?, ? super V> property) {
    if (value == null) {
      throw new UnsetPropertyException(
          property + " was read before it was set. Set it first, or give it a @Default.");
    }
    return value;
  }

  /**
   * Accepts a draft of this session, a fresh draft, or a view of this heap, and gives what is to be
   * kept for it.
   */
  @SuppressWarnings("unchecked") // a draft has the type of the entity that it stands for
  public static <T> @Nullable T referable(EntityDraft<?> owner, @Nullable T entity) {
    if (entity == null) {
      return null;
    }
    DraftSession session = owner.slot.session();
    return (T) (session == null ? free(entity) : session.adopt(entity));
  }

  /** What is kept for a value that may itself be an entity, as a JSON value may. */
  public static <T> @Nullable T adopted(EntityDraft<?> owner, @Nullable T value) {
    return Entities.isEntity(value) ? referable(owner, value) : value;
  }

  /** The same for a value that need not be there. */
  public static <T> Optional<T> adopted(EntityDraft<?> owner, Optional<T> value) {
    return value.flatMap(present -> Optional.ofNullable(adopted(owner, present)));
  }

  private static Object free(Object entity) {
    return switch (entity) {
      case EntityDraft<?> draft -> draft;
      case EntityView view ->
          EntityType.draftOf(
              view.context.typeAt(view.record), new Slot(Fields.id(view), null), view);
      default -> throw Entities.notAnEntity(entity);
    };
  }

  /**
   * The draft of a referenced entity in its owner's session. While the owner is fresh there is no
   * session: a fresh draft is given as it is, a view as a draft that reads through to it and
   * refuses changes.
   */
  @SuppressWarnings("unchecked") // the draft of a T is a D
  public static <T, D> @Nullable D edit(
      EntityDraft<?> owner, DurableType<T, D> type, @Nullable T entity) {
    return (D) referable(owner, entity);
  }

  /** The draft of the entity that the base refers to. */
  @SuppressWarnings("unchecked") // the draft of a T is a D
  public static <T, D> @Nullable D editStored(
      EntityDraft<?> owner, DurableType<T, D> type, int offset) {
    return (D) storedEntity(owner, type, offset);
  }

  /** The same where the draft type is no subtype of the entity's, as with sealed types. */
  public static <T> @Nullable T entity(
      EntityDraft<?> owner, DurableType<T, ?> type, @Nullable T entity) {
    return referable(owner, entity);
  }

  /** The draft of the entity that the base refers to, as the entity's type. */
  public static <T> @Nullable T storedEntity(
      EntityDraft<?> owner, DurableType<T, ?> type, int offset) {
    EntityView base = base(owner);
    long id = Fields.longAt(base, offset);
    if (id == 0) {
      return null;
    }
    DraftSession session = owner.slot.session();
    if (session == null) {
      return referable(owner, Fields.nullableReferenceAt(base, offset, type));
    }
    Object entity = session.entity(id, type.type());
    if (!type.type().isInstance(entity)) {
      throw base.context.corrupt(
          base.record + offset,
          "object #" + Long.toUnsignedString(id) + " is missing or not a " + type.type().getName());
    }
    return type.type().cast(entity);
  }

  /** A stored value that may refer to entities, which are given as drafts. */
  public static <T> @Nullable T storedValue(EntityDraft<?> owner, int slot, Shape<T> shape) {
    DraftSession session = owner.slot.session();
    EntityView base = base(owner);
    return Fields.valueAt(base, slot, shape, session == null ? base.context : session);
  }

  /** A list that keeps its changes over the committed one. */
  @SuppressWarnings("unchecked") // generated code asks for what the shape says
  public static <E extends @Nullable Object, ED extends @Nullable Object> DraftList<E, ED> list(
      EntityDraft<?> owner, CollectionShape<?> shape, int slot) {
    return (DraftList<E, ED>) Bridge.engine().draftCollection(owner, shape, slot);
  }

  /** A set that keeps its changes over the committed one. */
  @SuppressWarnings("unchecked") // generated code asks for what the shape says
  public static <E, ED> DraftSet<E, ED> set(
      EntityDraft<?> owner, CollectionShape<?> shape, int slot) {
    return (DraftSet<E, ED>) Bridge.engine().draftCollection(owner, shape, slot);
  }

  /** A sorted set that keeps its changes over the committed one. */
  @SuppressWarnings("unchecked") // generated code asks for what the shape says
  public static <E> NavigableSet<E> sortedSet(
      EntityDraft<?> owner, CollectionShape<?> shape, int slot) {
    return (NavigableSet<E>) Bridge.engine().draftCollection(owner, shape, slot);
  }

  /** A map that keeps its changes over the committed one. */
  @SuppressWarnings("unchecked") // generated code asks for what the shape says
  public static <K, V extends @Nullable Object, VD extends @Nullable Object> DraftMap<K, V, VD> map(
      EntityDraft<?> owner, CollectionShape<?> shape, int slot) {
    return (DraftMap<K, V, VD>) Bridge.engine().draftCollection(owner, shape, slot);
  }

  /** A sorted map that keeps its changes over the committed one. */
  @SuppressWarnings("unchecked") // generated code asks for what the shape says
  public static <K, V extends @Nullable Object, VD extends @Nullable Object>
      DraftNavigableMap<K, V, VD> sortedMap(
          EntityDraft<?> owner, CollectionShape<?> shape, int slot) {
    return (DraftNavigableMap<K, V, VD>) Bridge.engine().draftCollection(owner, shape, slot);
  }

  /**
   * The same collection as it is declared. What is put into a draft is copied, so that lists of
   * drafts serve where lists of entities are declared.
   *
   * @param <C> the declared type, whose elements are supertypes of the argument's
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // only read, and then copied
  public static <C> C declared(Object collection) {
    return (C) collection;
  }

  /** Makes a list equal to the elements. */
  @SuppressWarnings("ReferenceEquality") // the collection itself is as it should be
  public static <E extends @Nullable Object> void replace(
      List<E> list, Collection<? extends E> elements) {
    if (list != elements) {
      List<E> copy = new java.util.ArrayList<>(elements);
      list.clear();
      list.addAll(copy);
    }
  }

  /** Makes a set equal to the elements; what both have in common is not written again. */
  @SuppressWarnings("ReferenceEquality") // the collection itself is as it should be
  public static <E> void replace(java.util.Set<E> set, Collection<? extends E> elements) {
    if (set != elements) {
      List<E> copy = new java.util.ArrayList<>(elements);
      set.retainAll(copy);
      set.addAll(copy);
    }
  }

  /** Makes a map equal to the other. */
  @SuppressWarnings("ReferenceEquality") // the collection itself is as it should be
  public static <K, V extends @Nullable Object> void replace(
      Map<K, V> map, Map<? extends K, ? extends V> entries) {
    if (map != entries) {
      Map<K, V> copy = new java.util.LinkedHashMap<>(entries);
      map.clear();
      map.putAll(copy);
    }
  }

  /**
   * After a commit that goes on: the collection, if it was ever asked for, has what was written.
   */
  public static void settle(@Nullable Object collection) {
    if (collection != null) {
      ((DraftCollection) collection).settle();
    }
  }

  /** A copy, so that no one changes a stored array from outside. */
  public static byte @Nullable [] copy(byte @Nullable [] bytes) {
    return bytes == null ? null : bytes.clone();
  }
}
