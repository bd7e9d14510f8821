package dev.durable.examples.benchmarks.store.durable.model;

import dev.durable.annotations.Durable;
import dev.durable.examples.benchmarks.data.OrderData;
import dev.durable.examples.benchmarks.data.Profile;
import java.util.List;

/** Someone who buys; orders are part of it. */
@Durable
public interface Account extends Profile {

  String email();

  String city();

  List<OrderData> orders();
}
