package dev.durable.codegen;

import dev.durable.Property;
import org.jspecify.annotations.Nullable;

/**
 * One property, by its position in the layout; the layout is not touched until its name is asked.
 */
record EntityProperty<T, V extends @Nullable Object>(EntityType<T, ?, ?> type, int position)
    implements Property<T, V> {

  @Override
  public String name() {
    return EntityType.layoutOf(type).fields().get(position).name();
  }

  @Override
  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // generated code pairs each position with its property's type
  public V of(T entity) {
    return (V) type.get(entity, position);
  }

  @Override
  public String toString() {
    return type.type().getSimpleName() + "." + name();
  }
}
