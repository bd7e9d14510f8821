package dev.durable.torture;

import dev.durable.annotations.Durable;

/** Cannot be without its game. */
@Durable
public interface Review {

  String text();

  Game game();
}
