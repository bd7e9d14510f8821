package dev.durable;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What {@link DurableHeap#salvage} has saved and what not. Immutable.
 *
 * @param target the new heap
 * @param version the newest version in it; all before it are there, too
 * @param newestVersion the newest whole commit record of the damaged file
 * @param lostVersions how many versions after {@code version} were not saved, as far as their
 *     commit records are whole
 * @param bytes the length of the new heap
 * @param source what was found wrong with the damaged file
 */
public record SalvageReport(
    Path target,
    long version,
    OptionalLong newestVersion,
    long lostVersions,
    long bytes,
    HeapReport source) {

  /** Several lines for people, the outcome first. */
  @Override
  public String toString() {
    return target
        + " holds versions 0 to "
        + version
        + (lostVersions == 0 ? ", which are all" : "; " + lostVersions + " newer ones are lost")
        + "\n"
        + source;
  }
}
