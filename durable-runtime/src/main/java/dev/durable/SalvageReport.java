package dev.durable;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What {@link DurableHeap#salvage} has saved and what not. Immutable.
 *
 * @param target the new heap
 * @param prefix the newest version of the damaged file before which, and in which, nothing is
 *     damaged: the new heap has it and all before it as they were; empty if there is none
 * @param version the newest version of the new heap; where it is not {@code prefix}, what was whole
 *     behind the damage was put together in it
 * @param newestVersion the newest version of the damaged file whose commit record is whole
 * @param lostVersions how many versions after {@code prefix} cannot be read as they were any more,
 *     as far as their commit records are whole
 * @param entities how many there are in the new heap, and how many are lost
 * @param lost some of those that are lost, a thousand at the most
 * @param droppedReferences how many references led to what is lost: where null is allowed they are
 *     null now, from a collection their entry was removed
 * @param droppedElements how many elements of collections were removed because the part of the
 *     collection that held them is damaged
 * @param problem why nothing behind {@code prefix} could be saved though something may be whole;
 *     null where it was
 * @param bytes the length of the new heap
 * @param source what was found wrong with the damaged file
 */
public record SalvageReport(
    Path target,
    OptionalLong prefix,
    long version,
    OptionalLong newestVersion,
    long lostVersions,
    Entities entities,
    List<Lost> lost,
    long droppedReferences,
    long droppedElements,
    @Nullable String problem,
    long bytes,
    HeapReport source) {

  private static final int SHOWN = 20;

  /** Takes a copy of the list. */
  public SalvageReport {
    lost = List.copyOf(lost);
  }

  /**
   * Where the entities of the new heap come from.
   *
   * @param newest how many are as they were in the newest version of the damaged file
   * @param older how many are, or have a collection that is, as in an earlier one, as what came
   *     later is damaged or cannot be without what is lost
   * @param unproven how many are as in their newest record that was found, where damage hides
   *     whether there was a later one
   * @param lost how many the newest version had that are not in the new heap
   */
  public record Entities(long newest, long older, long unproven, long lost) {

    /** How many there are in the new heap. */
    public long saved() {
      return newest + older + unproven;
    }
  }

  /**
   * An entity that is not in the new heap.
   *
   * @param type its type, or that of a property that refers to it
   * @param reason why
   */
  public record Lost(ObjectId id, String type, String reason) {}

  /** Whether every entity is there as in the newest version of the damaged file. */
  public boolean isComplete() {
    return entities.older == 0
        && entities.unproven == 0
        && entities.lost == 0
        && droppedReferences == 0
        && droppedElements == 0;
  }

  /** Several lines for people, the outcome first. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(256);
    text.append(target).append(" holds ");
    if (prefix.isPresent()) {
      text.append("versions 0 to ").append(prefix.getAsLong()).append(" as they were");
    }
    if (prefix.isEmpty() || prefix.getAsLong() != version) {
      text.append(prefix.isPresent() ? ", and as version " : "as version ")
          .append(version)
          .append(" what is whole of version ")
          .append(newestVersion.isPresent() ? newestVersion.getAsLong() : -1);
    }
    if (lostVersions > 0) {
      text.append("; ").append(lostVersions).append(" versions are not there as they were");
    }
    text.append('\n');
    line(
        text,
        "entities",
        entities.newest
            + " as of the newest version, "
            + entities.older
            + " as of earlier ones, "
            + entities.unproven
            + " not known of which, "
            + entities.lost
            + " lost");
    if (droppedReferences > 0 || droppedElements > 0) {
      line(
          text,
          "dropped",
          droppedReferences
              + " references to what is lost, "
              + droppedElements
              + " damaged elements of collections");
    }
    if (problem != null) {
      line(text, "problem", problem);
    }
    lost.stream()
        .limit(SHOWN)
        .forEach(one -> line(text, "lost", one.id() + " " + one.type() + ": " + one.reason()));
    if (lost.size() > SHOWN) {
      line(text, "lost", "… and " + (lost.size() - SHOWN) + " more in lost()");
    }
    return text.append(source).toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  ").append(name).append(": ").append(value).append('\n');
  }
}
