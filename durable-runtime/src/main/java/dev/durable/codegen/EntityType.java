package dev.durable.codegen;

import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.error.GeneratedCodeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime must know of an entity type. Its initializer touches no other entity's classes,
 * so cycles are free.
 *
 * @param <T> the annotated interface
 * @param <D> its draft
 * @param <V> its view
 */
public abstract class EntityType<T, D extends EntityDraft<V>, V extends EntityView>
    implements DurableType<T, D> {

  /** The contract between generated code and this runtime; changes when generated code must. */
  protected static final int CODEGEN_VERSION = 2;

  private final int codegenVersion;
  private @Nullable Layout layout;
  private @Nullable EntitySerializer<?> serializer;

  /** Of the layout; 0 before it is known. Read for every view that is made. */
  private int fixedBytes;

  /** For generated code, which passes the version that the processor was made for. */
  protected EntityType(int codegenVersion) {
    this.codegenVersion = codegenVersion;
  }

  /** Names, shapes and offsets, as they also stand in the file. */
  protected abstract Layout layout();

  /** A view of a record. */
  protected abstract V view(ReadContext context, long record);

  /** A draft over a view; over none if its session is to find it when it is needed. */
  protected abstract D draft(Slot slot, @Nullable V base);

  /** A fresh draft. */
  protected abstract D create();

  /** How drafts get into the file. */
  protected abstract EntitySerializer<D> serializer();

  /** A property by its position in the layout. */
  protected abstract @Nullable Object get(T entity, int property);

  /** Appends what an entity holds, for its {@code toString}: short, and ending at references. */
  protected void show(T entity, StringBuilder text) {
    EntityText.properties(this, entity, text);
  }

  /** The entity types that properties refer to; asked for only when a heap is opened. */
  protected abstract List<DurableType<?, ?>> related();

  /** A handle on a property, by its position in the layout. */
  public final <P extends @Nullable Object> Property<T, P> property(int position) {
    return new EntityProperty<>(this, position);
  }

  /** The layout, built once. */
  public static Layout layoutOf(EntityType<?, ?, ?> type) {
    Layout known = type.layout;
    if (known == null) {
      known = type.layout();
      type.layout = known;
    }
    return known;
  }

  /** What every record of the type is long at the least. */
  public static int fixedBytesOf(EntityType<?, ?, ?> type) {
    int known = type.fixedBytes;
    if (known == 0) {
      known = layoutOf(type).fixedBytes();
      type.fixedBytes = known;
    }
    return known;
  }

  /** Refuses code that was generated for another release of the runtime. */
  public static void requireCurrent(EntityType<?, ?, ?> type) {
    if (type.codegenVersion != CODEGEN_VERSION) {
      throw new GeneratedCodeException(
          type.getClass().getName()
              + " was generated for version "
              + type.codegenVersion
              + " of the runtime's contract, this runtime has version "
              + CODEGEN_VERSION
              + ". Use durable-processor and durable-runtime of the same release and compile "
              + type.type().getName()
              + " again.");
    }
  }

  /** The view of a record. */
  public static <V extends EntityView> V viewOf(
      EntityType<?, ?, V> type, ReadContext context, long record) {
    return type.view(context, record);
  }

  /**
   * What brings the draft into the file: the serializer of its type, made once, as it has no state.
   */
  @SuppressWarnings("unchecked") // a draft's type serializes it
  public static EntitySerializer<EntityDraft<?>> serializerOf(EntityDraft<?> draft) {
    EntityType<?, ?, ?> type = draft.entityType;
    EntitySerializer<?> known = type.serializer;
    if (known == null) {
      known = type.serializer();
      type.serializer = known;
    }
    return (EntitySerializer<EntityDraft<?>>) known;
  }

  /** A fresh draft. */
  public static <D extends EntityDraft<?>> D freshDraftOf(EntityType<?, D, ?> type) {
    return type.create();
  }

  /** A draft of the entity that the view shows; of the slot's entity where there is no view yet. */
  @SuppressWarnings("unchecked") // the view was made by this type
  public static <D extends EntityDraft<V>, V extends EntityView> D draftOf(
      EntityType<?, D, V> type, Slot slot, @Nullable EntityView view) {
    return type.draft(slot, (V) view);
  }

  /** The entity types that properties refer to. */
  public static List<DurableType<?, ?>> relatedTo(EntityType<?, ?, ?> type) {
    return type.related();
  }

  /** Appends what an entity of this type holds. */
  @SuppressWarnings("unchecked") // the entity is of this type
  static void showOf(EntityType<?, ?, ?> type, Object entity, StringBuilder text) {
    ((EntityType<Object, ?, ?>) type).show(entity, text);
  }

  /** A property of an entity of this type, by its position in the layout. */
  @SuppressWarnings("unchecked") // the entity is of this type
  public static @Nullable Object propertyOf(EntityType<?, ?, ?> type, Object entity, int position) {
    return ((EntityType<Object, ?, ?>) type).get(entity, position);
  }
}
