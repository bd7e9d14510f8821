package dev.durable;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@link DurableHeap#verify} found. Immutable.
 *
 * @param file the file
 * @param heapId what tells the heap from all others; null if nothing whole says so
 * @param bytes the length of the file
 * @param dataEnd where the newest whole commit ends
 * @param newestVersion the newest whole commit
 * @param commits how many whole commits there are
 * @param unpublished how many of them no superblock names yet: a crash came before, or a writer is
 *     about to
 * @param unfinishedBytes what a commit left behind that was never finished; opening to write cuts
 *     it off
 * @param entities how many entities the newest version has
 * @param reachable how many of these the root leads to; empty where there is damage
 * @param entityVersions how many records of entities there are, old ones included
 * @param types how many types of entities were ever stored
 * @param closedCleanly whether the heap was closed, and neither is open to write nor had a crash
 * @param writerActive whether somebody wrote to it meanwhile, or this process has it open to write
 * @param damages what is wrong, in the order of the file; the first thousand
 * @param damageCount how many things are wrong
 */
public record HeapReport(
    Path file,
    @Nullable UUID heapId,
    long bytes,
    long dataEnd,
    OptionalLong newestVersion,
    long commits,
    long unpublished,
    long unfinishedBytes,
    long entities,
    OptionalLong reachable,
    long entityVersions,
    int types,
    boolean closedCleanly,
    boolean writerActive,
    List<Damage> damages,
    long damageCount) {

  /** Takes a copy of the list. */
  public HeapReport {
    damages = List.copyOf(damages);
  }

  /** Whether nothing is wrong. */
  public boolean ok() {
    return damageCount == 0;
  }

  /** Several lines for people, the verdict first. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(256);
    text.append(file)
        .append(ok() ? " is whole" : " is damaged in " + damageCount + " places")
        .append('\n');
    line(text, "heap", heapId == null ? "unknown" : heapId.toString());
    line(text, "bytes", bytes + ", data up to " + dataEnd);
    line(
        text,
        "commits",
        commits
            + (newestVersion.isPresent() ? ", newest version " + newestVersion.getAsLong() : "")
            + (unpublished > 0 ? ", " + unpublished + " not yet published" : ""));
    line(
        text,
        "entities",
        entities
            + (reachable.isPresent() ? ", of which the root leads to " + reachable.getAsLong() : "")
            + "; "
            + entityVersions
            + " versions of "
            + types
            + " types");
    line(text, "state", state());
    damages.forEach(damage -> line(text, "damage", damage.toString()));
    if (damageCount > damages.size()) {
      line(text, "damage", damageCount - damages.size() + " more");
    }
    return text.toString();
  }

  private String state() {
    String state =
        writerActive
            ? "open to write"
            : closedCleanly ? "closed" : "not closed: open to write, or left by a crash";
    return unfinishedBytes > 0
        ? state + "; " + unfinishedBytes + " bytes of a commit that was never finished"
        : state;
  }

  private static void line(StringBuilder text, String word, String what) {
    text.append("  ").append(word).append(": ").append(what).append('\n');
  }
}
