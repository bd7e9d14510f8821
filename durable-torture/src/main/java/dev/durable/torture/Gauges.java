package dev.durable.torture;

import dev.durable.annotations.Durable;
import java.util.List;

/** The root of heaps whose file is cut off under a reader. */
@Durable
public interface Gauges {

  List<Gauge> gauges();

  List<Reading> readings();

  /** The same numbers within a value. */
  record Reading(int count, float level) {}
}
