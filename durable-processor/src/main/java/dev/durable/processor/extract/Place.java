package dev.durable.processor.extract;

import dev.durable.processor.model.Origin;

/**
 * Where a type stands.
 *
 * @param what as messages call it: {@code orders()}, {@code component zip of Address}
 * @param holder the canonical name of the type in whose source it is written
 */
record Place(Origin origin, String what, String holder) {}
