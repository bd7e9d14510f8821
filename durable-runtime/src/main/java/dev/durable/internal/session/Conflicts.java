package dev.durable.internal.session;

import dev.durable.Property;
import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.error.CommitConflictException;
import dev.durable.error.Conflict;
import dev.durable.internal.snapshot.SnapshotContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds entities that both a session and others have changed since the session was opened. */
final class Conflicts {

  private Conflicts() {}

  /**
   * Refuses a session that changed what others have changed too.
   *
   * @param head what the session's commit is going to build on
   */
  static void refuse(Session session, SnapshotContext head) {
    List<Conflict<?, ?>> conflicts = new ArrayList<>();
    List<String> entities = new ArrayList<>();
    for (EntityDraft<?> draft : session.dirty()) {
      EntityView base = EntityDraft.baseOf(draft);
      long id = EntityDraft.slotOf(draft).id();
      if (base != null && Entities.recordOf(base) != head.locate(id)) {
        entities.add(Entities.name(draft));
        addProperties(draft, base, head.entity(id), conflicts);
      }
    }
    if (!entities.isEmpty()) {
      throw new CommitConflictException(message(session, head, entities, conflicts), conflicts);
    }
  }

  private static void addProperties(
      EntityDraft<?> mine, EntityView base, @Nullable Object theirs, List<Conflict<?, ?>> found) {
    if (theirs == null) {
      return;
    }
    EntityType<?, ?, ?> type = EntityDraft.typeOf(mine);
    int count = EntityType.layoutOf(type).fields().size();
    for (int i = 0; i < count; i++) {
      Object before = EntityType.propertyOf(type, base, i);
      Object ours = EntityType.propertyOf(type, mine, i);
      Object other = EntityType.propertyOf(type, theirs, i);
      if (!Entities.sameValue(before, ours) || !Entities.sameValue(before, other)) {
        found.add(conflict(type.property(i), base, before, ours, other));
      }
    }
  }

  @SuppressWarnings("unchecked") // the property is of the entity's type
  private static Conflict<?, ?> conflict(
      Property<?, ?> property,
      EntityView entity,
      @Nullable Object base,
      @Nullable Object mine,
      @Nullable Object theirs) {
    return new Conflict<Object, @Nullable Object>(
        entity, (Property<Object, @Nullable Object>) property, base, mine, theirs);
  }

  private static String message(
      Session session,
      SnapshotContext head,
      List<String> entities,
      List<Conflict<?, ?>> conflicts) {
    StringBuilder text = new StringBuilder("Nothing was committed: since version ");
    text.append(session.base().commit().sequence());
    text.append(
        ", which this draft is based on, others have changed the same entities (the newest");
    text.append(" version is ").append(head.commit().sequence()).append("): ");
    text.append(String.join(", ", entities));
    for (Conflict<?, ?> conflict : conflicts.subList(0, Math.min(20, conflicts.size()))) {
      text.append("\n  ").append(conflict.property());
      text.append(": base ").append(conflict.base());
      text.append(", mine ").append(conflict.mine());
      text.append(", theirs ").append(conflict.theirs());
    }
    return text.append(
            "\nOpen a new draft with heap.draft() and repeat the edit, or use"
                + " heap.commit(message, edit), which never conflicts.")
        .toString();
  }
}
