package dev.durable.internal.session;

import dev.durable.codegen.EntityDraft;
import java.lang.ref.WeakReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One draft for each ObjectId: held weakly while it says what its view says, strongly once it was
 * changed, so that no edit is lost to the garbage collector. Open addressing over primitive keys;
 * drafts that were collected are dropped when the table is rebuilt.
 */
final class IdentityMap {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long[] ids = new long[16];

  /** An {@code EntityDraft}, or a weak reference to one, or null where there is no entry. */
  private @Nullable Object[] drafts = new Object[16];

  private int used;

  /** Who looks for an id in vain mostly puts it there next, and then changes its draft. */
  private long soughtId;

  /** Where it is or belongs; -1 while nothing was looked for in this table. */
  private int soughtAt = -1;

  /** The draft of this id, or null. */
  @Nullable EntityDraft<?> get(long id) {
    return draft(drafts[find(id)]);
  }

  private static @Nullable EntityDraft<?> draft(@Nullable Object entry) {
    return entry instanceof WeakReference<?> reference
        ? (EntityDraft<?>) reference.get()
        : (EntityDraft<?>) entry;
  }

  /** Keeps the draft as long as somebody else does. */
  void putWeak(long id, EntityDraft<?> draft) {
    put(id, new WeakReference<>(draft));
  }

  /** Keeps the draft. */
  void putStrong(long id, EntityDraft<?> draft) {
    put(id, draft);
  }

  private void put(long id, Object entry) {
    int at = find(id);
    if (drafts[at] == null) {
      if (2 * (used + 1) > ids.length) {
        rebuild();
        at = find(id);
      }
      ids[at] = id;
      used++;
    }
    drafts[at] = entry;
  }

  /** Shows all drafts that are still there. */
  void forEach(Consumer<EntityDraft<?>> action) {
    for (Object entry : drafts.clone()) {
      EntityDraft<?> draft = draft(entry);
      if (draft != null) {
        action.accept(draft);
      }
    }
  }

  /** The index of this id, or of the free place where it belongs. */
  private int find(long id) {
    if (id == soughtId && soughtAt >= 0) {
      return soughtAt;
    }
    int mask = ids.length - 1;
    int at = (int) ((id * GOLDEN) >>> 32) & mask;
    while (drafts[at] != null && ids[at] != id) {
      at = at + 1 & mask;
    }
    soughtId = id;
    soughtAt = at;
    return at;
  }

  private void rebuild() {
    long[] oldIds = ids;
    @Nullable Object[] old = drafts;
    int live = 0;
    for (Object entry : old) {
      if (draft(entry) != null) {
        live++;
      }
    }
    int room = live < 256 ? 16 : 4; // what begins to grow is not built anew at each step
    int capacity = 16;
    while (capacity < room * (live + 1)) {
      capacity *= 2;
    }
    soughtAt = -1;
    ids = new long[capacity];
    drafts = new Object[capacity];
    used = 0;
    for (int i = 0; i < old.length; i++) {
      Object entry = old[i];
      if (entry != null && draft(entry) != null) {
        int at = find(oldIds[i]);
        ids[at] = oldIds[i];
        drafts[at] = entry;
        used++;
      }
    }
  }
}
