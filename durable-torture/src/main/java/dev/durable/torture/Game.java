package dev.durable.torture;

import dev.durable.annotations.Durable;
import org.jspecify.annotations.Nullable;

/** Cannot be without its winner. */
@Durable
public interface Game {

  int points();

  Member winner();

  @Nullable Review review();
}
