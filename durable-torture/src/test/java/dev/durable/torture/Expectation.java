package dev.durable.torture;

import dev.durable.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What may be found in a heap after a crash: some version that was begun and is not older than the
 * last acknowledged one, with the content that was committed as that version. Immutable.
 */
final class Expectation {

  private final long acknowledged;
  private final SortedMap<Long, List<BankModel>> versions;

  /**
   * That.
   *
   * @param acknowledged the oldest version that may be found as the newest; -1 if there may be none
   * @param versions all that were ever begun and not refused; several contents for one where an
   *     outcome was never told
   */
  Expectation(long acknowledged, Map<Long, List<BankModel>> versions) {
    this.acknowledged = acknowledged;
    this.versions = new TreeMap<>(versions);
  }

  long acknowledged() {
    return acknowledged;
  }

  /** The newest version of a heap must be one of these, with all that belongs to it. */
  BankModel requireNewest(Snapshot<Bank> newest) {
    if (newest.version() < acknowledged) {
      throw new Violation(
          "version " + acknowledged + " was acknowledged, but the newest is " + newest.version());
    }
    return require(newest);
  }

  /** Any version of a heap must be as it was committed. */
  BankModel require(Snapshot<Bank> snapshot) {
    List<BankModel> possible = versions.getOrDefault(snapshot.version(), List.of());
    String difference = "nobody has begun it";
    Bank bank = snapshot.root();
    for (BankModel model : possible) {
      difference = model.difference(bank);
      if (difference == null) {
        return model;
      }
    }
    throw new Violation(
        "version " + snapshot.version() + " of " + versions.keySet() + ": " + difference);
  }

  /** After this version was seen as the newest, it must stay. */
  Expectation seen(long version, BankModel model) {
    SortedMap<Long, List<BankModel>> left = new TreeMap<>(versions.headMap(version));
    left.put(version, List.of(model));
    return new Expectation(version, left);
  }

  /** The same, and this may come next. */
  Expectation begun(BankModel next) {
    SortedMap<Long, List<BankModel>> more = new TreeMap<>(versions);
    more.put(versions.lastKey() + 1, List.of(next));
    return new Expectation(acknowledged, more);
  }
}
