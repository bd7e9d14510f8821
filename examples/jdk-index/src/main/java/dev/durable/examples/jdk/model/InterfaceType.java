package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;

/** An interface that is no annotation. */
@Durable
public non-sealed interface InterfaceType extends DeclaredType {}
