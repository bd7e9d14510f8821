package dev.durable.torture;

import dev.durable.annotations.Durable;

/** A kind of prize. */
@Durable
public non-sealed interface Cup extends Prize {

  String metal();
}
