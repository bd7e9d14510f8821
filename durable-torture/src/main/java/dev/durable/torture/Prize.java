package dev.durable.torture;

import dev.durable.annotations.Durable;

/** One of several kinds of entities. */
@Durable
public sealed interface Prize permits Cup, Money {}
