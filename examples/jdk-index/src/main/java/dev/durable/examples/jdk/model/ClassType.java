package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;

/** A class that is no enum and no record. */
@Durable
public non-sealed interface ClassType extends DeclaredType {}
