package dev.durable.error;

import dev.durable.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Others have changed the same properties since the draft was opened; lists entity, property, base,
 * mine, theirs.
 */
public final class CommitConflictException extends DurableException {

  private static final long serialVersionUID = 1L;

  private final transient List<Conflict<?, ?>> conflicts;

  /** Made by the runtime. */
  public CommitConflictException(String message, List<Conflict<?, ?>> conflicts) {
    super(message, null);
    this.conflicts = List.copyOf(conflicts);
  }

  /** All of them. */
  public List<Conflict<?, ?>> conflicts() {
    return conflicts;
  }

  /** Those of one property, typed. */
  @SuppressWarnings("unchecked") // a conflict carries the property it is about
  public <T, V extends @Nullable Object> List<Conflict<T, V>> conflicts(Property<T, V> property) {
    return conflicts.stream()
        .filter(conflict -> conflict.property().equals(property))
        .map(conflict -> (Conflict<T, V>) conflict)
        .toList();
  }
}
