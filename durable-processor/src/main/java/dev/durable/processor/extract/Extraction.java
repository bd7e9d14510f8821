package dev.durable.processor.extract;

import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.SealedModel;

/** What came of reading one annotated type. */
public sealed interface Extraction {

  /** An entity; where there are errors its model has gaps. */
  record Entity(EntityModel model, Findings findings) implements Extraction {}

  /** A sealed entity; where there are errors its model has gaps. */
  record Sealed(SealedModel model, Findings findings) implements Extraction {}

  /** Something that cannot be an entity in any way. */
  record Refused(Findings findings) implements Extraction {}

  /**
   * It mentions a type that does not exist yet: to be read again in the next round.
   *
   * @param type the missing type
   * @param stub what can be said without it
   */
  record Deferred(String type, Extraction stub) implements Extraction {}
}
