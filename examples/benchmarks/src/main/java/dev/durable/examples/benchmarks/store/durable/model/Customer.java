package dev.durable.examples.benchmarks.store.durable.model;

import dev.durable.annotations.Durable;
import dev.durable.examples.benchmarks.data.Profile;
import java.util.List;

/** Someone who buys. */
@Durable
public interface Customer extends Profile {

  String email();

  String city();

  List<Order> orders();
}
