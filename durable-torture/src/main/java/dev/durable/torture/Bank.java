package dev.durable.torture;

import dev.durable.annotations.Durable;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The root of the heaps that are tortured: each kind of collection, a large value, entities. */
@Durable
public interface Bank {

  String name();

  Map<String, Account> accounts();

  NavigableMap<Integer, String> journal();

  List<Long> amounts();

  Set<String> tags();

  /** The first use of its type makes the file learn a schema. */
  @Nullable Vault vault();
}
