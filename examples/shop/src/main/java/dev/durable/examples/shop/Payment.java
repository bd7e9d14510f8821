package dev.durable.examples.shop;

import dev.durable.annotations.Durable;

/**
 * One of several kinds. {@code non-sealed} lets Durable implement each kind; switches stay
 * exhaustive.
 */
@Durable
public sealed interface Payment {

  Money amount();

  /** By card. */
  @Durable
  non-sealed interface Card extends Payment {

    String number();
  }

  /** In coins. */
  @Durable
  non-sealed interface Cash extends Payment {

    Money received();
  }
}
