package dev.durable.torture;

import dev.durable.annotations.Durable;

/** Numbers of four bytes. */
@Durable
public interface Gauge {

  int count();

  float level();
}
