package dev.durable.internal.check;

import dev.durable.Damage;
import dev.durable.ObjectId;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.log.LogCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a file, each thing once. */
final class Findings {

  private static final int MOST = 1000;

  private final LogCheck log;
  private final List<Damage> damages = new ArrayList<>();
  private long count;

  /** From here on the version of damaged frames is not yet known. */
  private int unattributed;

  Findings(LogCheck log) {
    this.log = log;
  }

  void add(
      long offset,
      long length,
      Damage.Kind kind,
      OptionalLong version,
      @Nullable ObjectId object,
      String message) {
    count++;
    if (damages.size() < MOST) {
      damages.add(new Damage(offset, length, kind, version, object, message));
    }
  }

  /** Notes whose the frames are that were found damaged before this commit record was read. */
  void attribute(long extentStart, long version) {
    for (; unattributed < damages.size(); unattributed++) {
      Damage damage = damages.get(unattributed);
      if (damage.version().isEmpty() && damage.kind() == Damage.Kind.FRAME) {
        long mine = damage.offset() >= extentStart ? version : version - 1;
        damages.set(
            unattributed,
            new Damage(
                damage.offset(),
                damage.length(),
                damage.kind(),
                OptionalLong.of(mine),
                null,
                damage.message()));
      }
    }
  }

  /** A check. */
  @FunctionalInterface
  interface Check {

    /** Throws {@link CorruptHeapException} at the first error. */
    void run();
  }

  /**
   * Runs a check of one record and notes what it finds.
   *
   * @return whether the check came to its end, or found damage that is no fault of a frame
   */
  boolean check(
      Check check,
      long record,
      long length,
      Damage.Kind kind,
      long version,
      @Nullable ObjectId object) {
    try {
      check.run();
      return true;
    } catch (CorruptHeapException corrupt) {
      if (log.isInBadFrame(corrupt.offset())) {
        return false; // it leads into a damaged frame, and that was noted
      }
      String where = corrupt.offset() == record ? "" : " (at " + corrupt.offset() + ")";
      add(record, length, kind, OptionalLong.of(version), object, corrupt.problem() + where);
    } catch (IndexOutOfBoundsException outside) {
      add(
          record,
          length,
          kind,
          OptionalLong.of(version),
          object,
          "something points outside of the file: " + outside.getMessage());
    }
    return true;
  }

  List<Damage> damages() {
    List<Damage> sorted = new ArrayList<>(damages);
    sorted.sort(Comparator.comparingLong(Damage::offset));
    return sorted;
  }

  long count() {
    return count;
  }
}
