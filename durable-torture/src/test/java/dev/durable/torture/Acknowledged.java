package dev.durable.torture;

import dev.durable.internal.io.HarshImages;
import dev.durable.internal.io.Interval;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.LogCheck;
import dev.durable.internal.log.Superblock;
import dev.durable.internal.log.SuperblockPair;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the commits of a file end that were on the device before it was written to. Immutable. */
final class Acknowledged {

  private final TreeMap<Long, Long> versionByEnd = new TreeMap<>();
  private final long newest;

  /**
   * Of the file as it was forced.
   *
   * @param newest the newest version that was acknowledged; what was forced may be more
   */
  Acknowledged(Interval interval, long newest) {
    this.newest = newest;
    byte[] forced = interval.forced().bytes();
    if (forced.length >= Superblock.BOTH) {
      try (StorageFile file = opened(forced)) {
        LogCheck.of(Player.FILE, file, forced.length).run(new Ends());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static StorageFile opened(byte[] bytes) throws IOException {
    MemoryStorage storage = new MemoryStorage(0);
    storage.adopt(Player.FILE, bytes);
    return storage.openToRead(Player.FILE);
  }

  /** Notes what is whole from the start on. */
  private final class Ends implements LogCheck.Visitor {

    private boolean damaged;

    @Override
    public void damaged(long from, long to, String what) {
      damaged = true;
    }

    @Override
    public void superblock(int slot, String what) {}

    @Override
    public void commit(Commit commit, String what) {
      damaged = true;
    }

    @Override
    public void extent(Commit commit, @Nullable Commit previous, boolean whole) {
      if (whole && !damaged) {
        versionByEnd.put(commit.end(), commit.sequence());
      }
    }
  }

  /** The newest of those that a superblock names, or that end before the first damage; or -1. */
  long newestThatMustBeThere(HarshImages.Image image) throws IOException {
    long damage = Long.MAX_VALUE;
    for (int block : image.spoiled().reversed()) {
      long start = (long) block * HarshImages.BLOCK;
      damage = start < Superblock.BOTH ? damage : start;
    }
    var before = versionByEnd.floorEntry(damage);
    long whole = before == null ? -1 : before.getValue();
    return Math.max(Math.min(whole, newest), named(image));
  }

  /** Where that version ends; 0 if it is none of these. */
  long endOf(long version) {
    return versionByEnd.entrySet().stream()
        .filter(entry -> entry.getValue() == version)
        .mapToLong(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }

  private long named(HarshImages.Image image) throws IOException {
    try (StorageFile file = opened(image.bytes())) {
      Superblock superblock = SuperblockPair.read(file).newest();
      return superblock == null ? -1 : versionByEnd.getOrDefault(superblock.end(), -1L);
    }
  }
}
