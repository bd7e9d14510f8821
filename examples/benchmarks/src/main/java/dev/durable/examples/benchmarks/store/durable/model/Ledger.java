package dev.durable.examples.benchmarks.store.durable.model;

import dev.durable.annotations.Durable;
import java.util.Map;

/** The root of the other form: orders are values inside of customers. */
@Durable
public interface Ledger {

  Map<Long, Account> accounts();
}
