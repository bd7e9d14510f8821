package dev.durable.torture;

import dev.durable.annotations.Durable;

/** Another kind of prize. */
@Durable
public non-sealed interface Money extends Prize {

  long amount();
}
