package dev.durable.examples.benchmarks.store.durable.model;

import dev.durable.annotations.Durable;
import dev.durable.examples.benchmarks.data.EventData;
import java.util.List;
import java.util.Map;

/** The root: customers and orders are entities. */
@Durable
public interface Shop {

  Map<Long, Customer> customers();

  List<EventData> events();
}
