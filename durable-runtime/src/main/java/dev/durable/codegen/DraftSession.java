package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/** What drafts need of their session. For one thread at a time. */
public abstract class DraftSession implements EntityResolver {

  /** For the engine. */
  protected DraftSession() {}

  /**
   * Before any change of a draft of this session.
   *
   * @throws dev.durable.error.DraftClosedException when the session was committed or dropped
   */
  public abstract void changing(EntityDraft<?> draft);

  /** The draft of the entity with this id, always the same one; null where there is none. */
  @Override
  public abstract @Nullable EntityDraft<?> entity(long id, Class<?> type);

  @Override
  public final @Nullable EntityDraft<?> entity(long id) {
    return entity(id, Object.class);
  }

  /**
   * The view that a draft of this session lies over, which it was made without.
   *
   * @throws dev.durable.error.CorruptHeapException if there is no such entity of the draft's type
   */
  protected abstract EntityView base(EntityDraft<?> draft);

  /**
   * What this session stores for an entity that a user hands it: the session's own draft for a view
   * of this heap or a draft of it, a fresh draft as it is.
   *
   * @throws IllegalArgumentException for an entity of another heap or of another open session
   */
  public abstract EntityDraft<?> adopt(Object entity);
}
