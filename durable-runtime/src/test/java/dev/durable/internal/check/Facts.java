package dev.durable.internal.check;

import dev.durable.Durables;
import dev.durable.ObjectId;
import dev.durable.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one version of a thing says; references by id, 0 for none. */
record Facts(
    String values,
    long next,
    List<String> words,
    List<Long> numbers,
    Map<String, Long> things,
    Map<String, List<Long>> groups) {

  /** All of them by id, also those that the root does not lead to. */
  static Map<Long, Facts> of(Snapshot<Thing> snapshot, long nextId) {
    Map<Long, Facts> facts = new TreeMap<>();
    for (long id = 1; id < nextId; id++) {
      Thing thing = snapshot.find(ThingDraft.TYPE, new ObjectId(id));
      if (thing != null) {
        facts.put(id, of(thing));
      }
    }
    return facts;
  }

  private static Facts of(Thing thing) {
    Map<String, Long> things = new LinkedHashMap<>();
    thing.things().forEach((key, value) -> things.put(key, idOf(value)));
    Map<String, List<Long>> groups = new LinkedHashMap<>();
    thing
        .groups()
        .forEach((key, group) -> groups.put(key, group.stream().map(Facts::idOf).toList()));
    return new Facts(
        thing.score()
            + "|"
            + thing.maybe()
            + thing.flag()
            + thing.color()
            + thing.made()
            + thing.name()
            + Arrays.toString(thing.blob())
            + thing.price()
            + thing.label()
            + thing.part(),
        idOf(thing.next()),
        List.copyOf(thing.words()),
        List.copyOf(thing.numbers()),
        things,
        groups);
  }

  private static long idOf(@Nullable Thing thing) {
    return thing == null ? 0 : Objects.requireNonNull(Durables.idOf(thing)).bits();
  }

  /** What is left when only these ids are there. */
  Facts without(Map<Long, ?> there) {
    Map<String, Long> leftThings = new LinkedHashMap<>(things);
    leftThings.values().removeIf(id -> !there.containsKey(id));
    Map<String, List<Long>> leftGroups = new LinkedHashMap<>();
    groups.forEach(
        (key, group) -> leftGroups.put(key, group.stream().filter(there::containsKey).toList()));
    return new Facts(
        values, there.containsKey(next) ? next : 0, words, numbers, leftThings, leftGroups);
  }

  /** Whether this says what the other says, elements of collections that are left out aside. */
  boolean isPartOf(Facts other) {
    return values.equals(other.values)
        && next == other.next
        && isInOrder(words, other.words)
        && isInOrder(numbers, other.numbers)
        && isInOrder(List.copyOf(things.entrySet()), List.copyOf(other.things.entrySet()))
        && isInOrder(new ArrayList<>(groups.keySet()), new ArrayList<>(other.groups.keySet()))
        && groups.entrySet().stream()
            .allMatch(
                group ->
                    isInOrder(
                        group.getValue(), other.groups.getOrDefault(group.getKey(), List.of())));
  }

  private static <E> boolean isInOrder(List<E> part, List<E> all) {
    int at = 0;
    for (E element : all) {
      if (at < part.size() && part.get(at).equals(element)) {
        at++;
      }
    }
    return at == part.size();
  }
}
