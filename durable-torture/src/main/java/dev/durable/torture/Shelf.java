package dev.durable.torture;

import dev.durable.annotations.Durable;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;

/** Collections of every kind, to be large ones. */
@Durable
public interface Shelf {

  NavigableSet<String> titles();

  NavigableMap<Integer, String> years();

  Set<Long> numbers();

  List<String> lines();

  /** Each a tree of its own. */
  Map<String, List<Long>> readings();

  /** The same with keys to be kept in order. */
  Map<String, NavigableMap<Long, String>> indexes();
}
