package dev.durable.codegen;

import dev.durable.DurableType;
import java.util.List;
import java.util.function.Supplier;

/**
 * A sealed interface all of whose subtypes are entities.
 *
 * @param kinds the types of the kinds; asked for only when a heap is opened, so that no initializer
 *     of generated code touches another entity's classes
 */
public record SealedType<T, D>(
    Class<T> type, Class<D> draft, Supplier<List<DurableType<?, ?>>> kinds)
    implements DurableType<T, D> {}
