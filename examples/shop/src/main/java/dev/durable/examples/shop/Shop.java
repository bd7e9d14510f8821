package dev.durable.examples.shop;

import dev.durable.annotations.Durable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** The root. */
@Durable
public interface Shop extends Named<String> {

  Map<String, Customer> customers();

  NavigableMap<Instant, Order> orders();

  Map<String, List<Order>> ordersByCity();

  Set<String> tags();

  Settings settings();
}
