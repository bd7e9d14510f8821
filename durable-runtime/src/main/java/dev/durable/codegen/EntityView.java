package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/**
 * An entity as it lies in mapped memory: where its record is, and nothing else. Immutable.
 *
 * <p>Declares no method that a property could be called; generated getters reach the fields through
 * {@link Fields}.
 */
public abstract class EntityView {

  final ReadContext context;
  final long record;

  /** Nothing is read yet. */
  protected EntityView(ReadContext context, long record) {
    this.context = context;
    this.record = record;
  }

  /** Whether both are the same entity of the same heap, in whatever version. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof EntityView view
            && Fields.id(this) == Fields.id(view)
            && context.heapId().equals(view.context.heapId()));
  }

  @Override
  public final int hashCode() {
    return 31 * context.heapId().hashCode() + Long.hashCode(Fields.id(this));
  }

  /** Type, id and properties; of what is referred to only type and id. */
  @Override
  public final String toString() {
    return EntityText.of(this);
  }
}
