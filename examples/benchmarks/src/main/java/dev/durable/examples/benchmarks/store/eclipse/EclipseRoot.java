package dev.durable.examples.benchmarks.store.eclipse;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.plain.PlainShop;
import org.eclipse.serializer.collections.lazy.LazyArrayList;

/** The root: ordinary customers, and a list of which only changed segments are stored. */
final class EclipseRoot {

  private final PlainShop shop = new PlainShop();
  private final LazyArrayList<EventData> events = new LazyArrayList<>();

  PlainShop shop() {
    return shop;
  }

  LazyArrayList<EventData> events() {
    return events;
  }
}
