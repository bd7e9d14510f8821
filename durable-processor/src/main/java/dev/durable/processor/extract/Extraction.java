package dev.durable.processor.extract;

import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.Origin;
import dev.durable.processor.model.SealedModel;

/** What came of reading one annotated type. */
public sealed interface Extraction {

  /**
   * An entity; where there are errors its model has gaps.
   *
   * @param implementable whether code beside it can implement it, whatever else is wrong
   */
  record Entity(EntityModel model, boolean implementable, Findings findings)
      implements Extraction {}

  /** A sealed entity; where there are errors its model has gaps. */
  record Sealed(SealedModel model, Findings findings) implements Extraction {}

  /**
   * Something that cannot be an entity in any way, since it is no interface.
   *
   * @param stub what users may take it for
   */
  record Refused(EntityModel stub, Findings findings) implements Extraction {}

  /**
   * It mentions a type that does not exist yet: to be read again in the next round.
   *
   * @param stub what can be said without it
   */
  record Deferred(Missing missing, Extraction stub) implements Extraction {}

  /**
   * A type that does not exist.
   *
   * @param holder the canonical name of the type in whose source it is written; where that is
   *     compiled, the compiler reports it
   */
  record Missing(String type, Origin origin, String what, String holder) {}
}
