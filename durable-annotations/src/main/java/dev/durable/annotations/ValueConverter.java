package dev.durable.annotations;

/**
 * Turns a type that Durable does not know into one that it stores, and back.
 *
 * <p>An implementation is public or of the entity's package, has a constructor without parameters,
 * and keeps no state: one instance serves all threads.
 *
 * @param <T> the type of the property
 * @param <S> the type that is stored
 */
public interface ValueConverter<T, S> {

  /** The stored form; never called with null. */
  S toStored(T value);

  /** The value that {@code stored} stands for; never called with null. */
  T fromStored(S stored);
}
