package dev.durable.internal.session;

/** Drafts that were written, and where the record of each is. */
final class Written {

  private final Reachable reachable;
  private final long[] records;

  /** The records in the order of the drafts. */
  Written(Reachable reachable, long[] records) {
    this.reachable = reachable;
    this.records = records;
  }

  Reachable reachable() {
    return reachable;
  }

  /** Offset of the record of the draft at this position. */
  long record(int position) {
    return records[position];
  }
}
