package dev.durable.internal.check;

import dev.durable.ReadOnlyHeap;
import dev.durable.Snapshot;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that a snapshot holds, as text: reads every property of everything the root leads to. */
final class Dump {

  /** Forged collections may be longer than anybody can read. */
  private static final int MOST_ENTRIES = 20_000;

  private int entries;
  private final StringBuilder text = new StringBuilder(4096);
  private final Set<Thing> seen = new HashSet<>();
  private final Deque<Thing> open = new ArrayDeque<>();

  private Dump() {}

  static String of(Snapshot<Thing> snapshot) {
    Dump dump = new Dump();
    dump.reference(snapshot.root());
    for (Thing next = dump.open.poll(); next != null; next = dump.open.poll()) {
      dump.thing(next);
    }
    return dump.text.toString();
  }

  /** What its commits say, newest first. */
  static String history(ReadOnlyHeap<Thing> heap) {
    StringBuilder text = new StringBuilder();
    heap.history().forEach(commit -> text.append(commit).append('\n'));
    return text.toString();
  }

  private void reference(@Nullable Thing thing) {
    text.append(thing == null ? "none" : thing.name()).append(' ');
    if (thing != null && seen.add(thing)) {
      open.add(thing);
    }
  }

  private void thing(Thing thing) {
    text.append('\n')
        .append(thing.score())
        .append(thing.maybe())
        .append(thing.flag())
        .append(thing.color())
        .append(thing.made())
        .append(thing.name())
        .append(Arrays.hashCode(thing.blob()))
        .append(thing.price())
        .append(thing.label())
        .append(thing.part());
    each(thing.words(), text::append);
    each(thing.numbers(), text::append);
    reference(thing.next());
    each(thing.things().entrySet(), entry -> entry(entry.getKey(), List.of(entry.getValue())));
    each(thing.groups().entrySet(), group -> entry(group.getKey(), group.getValue()));
  }

  private <E> void each(Collection<E> collection, Consumer<E> reader) {
    text.append('[');
    for (E entry : collection) {
      if (++entries > MOST_ENTRIES) {
        return;
      }
      reader.accept(entry);
      text.append(',');
    }
  }

  private void entry(String key, List<Thing> things) {
    text.append(key).append(':');
    each(things, this::reference);
  }
}
