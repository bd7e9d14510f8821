package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DraftSession;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntityResolver;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.Layout;
import dev.durable.codegen.ReadContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a draft's collection comes from, and how entities get in and out of it: those that are
 * given become the session's drafts, those that are shown are the session's drafts.
 */
final class DraftOrigin {

  private final EntityDraft<?> owner;
  private final EntryShape entries;
  private final int slot;

  /** The collection that this one is an entry of. */
  private final @Nullable DraftContent outer;

  /** What the owner's collection was opened over. */
  private @Nullable EntityView base;

  /** The entry of the outer collection; null while it has none in the file. */
  private @Nullable Undecoded entry;

  private DraftOrigin(
      EntityDraft<?> owner, EntryShape entries, int slot, @Nullable DraftContent outer) {
    this.owner = owner;
    this.entries = entries;
    this.slot = slot;
    this.outer = outer;
  }

  /** A property of a draft. */
  static DraftOrigin property(
      EntityDraft<?> owner, CollectionShape<?> shape, int slot, Limits limits) {
    int property = propertyAt(owner, slot);
    return new DraftOrigin(owner, EntryShape.of(shape, property, 0, limits), slot, null);
  }

  private static int propertyAt(EntityDraft<?> owner, int slot) {
    List<Layout.Field> fields = EntityType.layoutOf(EntityDraft.typeOf(owner)).fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).offset() == slot) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "No property of " + Entities.name(owner) + " lies at " + slot);
  }

  /** An entry of an outer collection that is in the file. */
  DraftOrigin nested(DraftContent content, Undecoded stored) {
    DraftOrigin nested = fresh(content);
    nested.entry = stored;
    return nested;
  }

  /** An entry of an outer collection that is new. */
  DraftOrigin fresh(DraftContent content) {
    return new DraftOrigin(owner, entries.nested(), slot, content);
  }

  EntityDraft<?> owner() {
    return owner;
  }

  EntryShape entries() {
    return entries;
  }

  String name() {
    EntityType<?, ?, ?> type = EntityDraft.typeOf(owner);
    return type.type().getSimpleName()
        + "."
        + EntityType.layoutOf(type).fields().get(entries.property()).name();
  }

  /** The content that is the owner's property. */
  DraftContent top(DraftContent content) {
    return outer == null ? content : outer.top();
  }

  /**
   * Before anything else, even where all that is asked for is in memory: the heap may be closed.
   */
  void requireOpen() {
    EntityView view = EntityDraft.baseOf(owner);
    if (view != null) {
      ReadContext context = Entities.contextOf(view);
      try {
        context.requireOpen();
      } catch (IllegalStateException e) {
        throw context.failure(e);
      }
    }
  }

  /** Whether the owner stands on another version than the one that was opened. */
  @SuppressWarnings("ReferenceEquality") // a new base is another view
  boolean isMoved() {
    return outer == null && base != EntityDraft.baseOf(owner);
  }

  /** An entry of an outer collection was written: this is where it is now. */
  void moveTo(Undecoded stored) {
    entry = stored;
  }

  /** What is stored now. */
  DraftTree open() {
    base = EntityDraft.baseOf(owner);
    EntityView view = base;
    if (outer != null) {
      Undecoded stored = entry;
      return stored == null
          ? new DraftTree(entries.nowhere(), Place.EMPTY)
          : new DraftTree(
              new Source(stored.column().source.context(), resolver(), entries),
              stored.column().place(stored.index()));
    }
    if (view == null) {
      return new DraftTree(entries.nowhere(), Place.EMPTY);
    }
    ReadContext context = Entities.contextOf(view);
    EntityResolver resolver = resolver();
    return new DraftTree(
        new Source(context, resolver, entries),
        StoredCollections.place(context, resolver, Entities.recordOf(view), slot));
  }

  /** Turns stored ids into drafts. */
  private EntityResolver resolver() {
    return new Resolver(owner);
  }

  /** The session may come and go while the collection is open; it is asked for each time. */
  private record Resolver(EntityDraft<?> owner) implements EntityResolver {

    private ReadContext context() {
      EntityView view = EntityDraft.baseOf(owner);
      return view == null ? Nowhere.INSTANCE : Entities.contextOf(view);
    }

    @Override
    public @Nullable Object entity(long id, Class<?> type) {
      DraftSession session = EntityDraft.slotOf(owner).session();
      return session != null
          ? session.entity(id, type)
          : Drafts.referable(owner, context().entity(id, type));
    }

    @Override
    public RuntimeException corrupt(long offset, String what) {
      return context().corrupt(offset, what);
    }
  }

  /**
   * What is kept for a value that a user gives; it is checked here and not at the commit.
   *
   * @param part what it is to be, as a message calls it
   */
  @Nullable Object taken(Column column, @Nullable Object given, String part) {
    column.require(given, part, this);
    if (given == null) {
      return null;
    }
    if (isEntity(given)) {
      Object entity = Drafts.referable(owner, given);
      column.require(entity, part, this);
      return entity;
    }
    if (column.shape.hasReferences()) {
      // Entities of another heap inside of a value are refused here.
      column.shape.visit(given, new Adopting(owner));
    }
    return Column.copied(given);
  }

  /**
   * What this collection would have for a value that a user asks for; null if it cannot be there.
   */
  @Nullable Object known(@Nullable Object asked) {
    if (asked == null || !isEntity(asked)) {
      return asked;
    }
    try {
      return Drafts.referable(owner, asked);
    } catch (IllegalArgumentException e) {
      return null; // an entity of another heap or session is in no collection of this one
    }
  }

  /** What users see of an entry. */
  @Nullable Object shown(@Nullable Object entry) {
    if (entry instanceof EntityDraft<?> draft
        && EntityDraft.slotOf(draft).session() == null
        && EntityDraft.slotOf(draft).id() != 0
        && EntityDraft.slotOf(owner).session() != null) {
      // It was put in while the owner had no session, and only reads.
      return Drafts.referable(owner, draft);
    }
    return entry;
  }

  static boolean isEntity(Object value) {
    return value instanceof EntityView || value instanceof EntityDraft<?>;
  }
}
