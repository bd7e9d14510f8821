package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/**
 * Brings drafts of one type into the file. Generated; has no state.
 *
 * @param <D> the draft
 */
public interface EntitySerializer<D> {

  /** Reports required properties that are not set. */
  void check(D draft, Findings findings);

  /**
   * Visits the entities and collections that touched properties refer to; the runtime does the
   * walking.
   */
  void visit(D draft, Visitor visitor);

  /** Writes what was touched. */
  void write(D draft, RecordWriter out);

  /** After a commit that goes on: forgets what was touched, since the new record has it. */
  void settle(D draft);

  /** Collects what forbids a commit. */
  interface Findings {

    /** Reports the property if its value is missing. */
    void required(String property, boolean missing);
  }

  /** Sees references. */
  interface Visitor {

    /** An entity, or null. */
    void visit(@Nullable Object entity);

    /** A collection of the draft, or null where it was never asked for. */
    void collection(@Nullable Object collection);

    /** A value that may refer to entities, or null. */
    default <T> void value(Shape<T> shape, @Nullable T value) {
      if (value != null) {
        shape.visit(value, this);
      }
    }
  }
}
