package dev.durable.torture;

import dev.durable.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Keeps the books of what a heap was told and what it has answered, so that at any moment it is
 * known what a crash may leave. Where an outcome was not told, both count as possible.
 */
final class Ledger {

  /** What the newest version may be. */
  record State(long version, BankModel model) {}

  private List<State> heads;
  private final TreeMap<Long, List<BankModel>> versions = new TreeMap<>();
  private long acknowledged = -1;

  /** Of a heap that is created with this content. */
  Ledger(BankModel initial) {
    heads = List.of(new State(0, initial));
    versions.put(0L, List.of(initial));
  }

  /** A copy of the books. */
  Ledger(Ledger other) {
    heads = other.heads;
    versions.putAll(other.versions);
    acknowledged = other.acknowledged;
  }

  synchronized Expectation expectation() {
    return new Expectation(acknowledged, versions);
  }

  synchronized long acknowledged() {
    return acknowledged;
  }

  /** Something was seen that others could have seen too: it must never be lost again. */
  synchronized void seen(long version) {
    acknowledged = Math.max(acknowledged, version);
  }

  /** Whether so many outcomes were not told that to follow them all would take forever. */
  synchronized boolean undecided() {
    return heads.size() > 8;
  }

  /** What the heap may hold if these changes are committed next. */
  synchronized List<State> begin(List<Change> changes) {
    List<State> next = new ArrayList<>();
    for (State head : heads) {
      next.add(new State(head.version() + 1, head.model().after(changes)));
    }
    for (State state : next) {
      List<BankModel> possible = new ArrayList<>(versions.getOrDefault(state.version(), List.of()));
      possible.add(state.model());
      versions.put(state.version(), possible);
    }
    return next;
  }

  /** It was committed as that version. */
  synchronized void committed(List<State> next, long version, boolean durable) {
    heads = next.stream().filter(state -> state.version() == version).toList();
    if (heads.isEmpty()) {
      throw new Violation("version " + version + " was acknowledged, not one of " + next);
    }
    versions.tailMap(version, true).clear();
    versions.put(version, heads.stream().map(State::model).toList());
    if (durable) {
      acknowledged = version;
    }
  }

  /** It was committed or not. */
  synchronized void unknown(List<State> next) {
    List<State> all = new ArrayList<>(heads);
    all.addAll(next);
    heads = List.copyOf(all);
  }

  /** It is written behind the others, and was not acknowledged yet. */
  synchronized void queued(List<State> next) {
    heads = next;
  }

  /** It was refused, and the heap is as it was. */
  synchronized void refused(List<State> next) {
    for (State state : next) {
      List<BankModel> possible = new ArrayList<>(versions.getOrDefault(state.version(), List.of()));
      possible.removeIf(model -> model == state.model());
      if (possible.isEmpty()) {
        versions.remove(state.version());
      } else {
        versions.put(state.version(), possible);
      }
    }
  }

  /** All that was committed is on the device, except for what failed and was said to be unknown. */
  synchronized void flushed() {
    acknowledged = Math.max(acknowledged, heads.get(0).version());
  }

  /** The heap was opened and shows this: so it is, and stays. */
  synchronized void reopened(Snapshot<Bank> newest) {
    BankModel model = expectation().requireNewest(newest);
    long version = newest.version();
    versions.tailMap(version, true).clear();
    versions.put(version, List.of(model));
    heads = List.of(new State(version, model));
    acknowledged = version;
  }
}
