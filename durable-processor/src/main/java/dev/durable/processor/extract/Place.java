package dev.durable.processor.extract;

import dev.durable.processor.model.Origin;

/**
 * Where a type stands.
 *
 * @param what as messages call it: {@code orders()}, {@code component zip of Address}
 */
record Place(Origin origin, String what) {}
