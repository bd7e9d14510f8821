package dev.durable.torture;

import dev.durable.annotations.Durable;
import org.jspecify.annotations.Nullable;

/** Somebody who may be lost. */
@Durable
public interface Member {

  String name();

  @Nullable Member friend();
}
