package dev.durable.json;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.nio.file.Path;

/** Heaps in memory whose root is a {@link JObject}. */
final class JsonHeaps {

  static final Path FILE = Path.of("notes.dheap");

  private JsonHeaps() {}

  static DurableHeap<JObject, JObjectDraft> open() {
    return open(new Engine(new MemoryStorage(1)));
  }

  static DurableHeap<JObject, JObjectDraft> open(Engine engine) {
    return engine.open(FILE, JObjectDraft.TYPE, HeapOptions.defaults(), root -> {});
  }
}
