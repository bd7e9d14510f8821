package dev.durable.examples.benchmarks.store.raw;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Changes;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * A log of changes: one write and one {@code fdatasync} for each commit.
 *
 * <p>Filled with zeros beforehand, it is written in circles, so that it never grows; else every
 * commit makes it longer, and the system has to flush its new length as well. It is made for one
 * opening: a second one would begin from its start.
 */
public final class RawLogStore implements Store {

  private static final int FILLED = 64 << 20;

  private final boolean filled;

  public RawLogStore(boolean filled) {
    this.filled = filled;
  }

  private static Path file(Path folder) {
    return folder.resolve("changes.log");
  }

  @Override
  public String title() {
    return filled ? "append + fdatasync, pre-filled" : "append + fdatasync, growing";
  }

  @Override
  public List<String> libraries() {
    return List.of();
  }

  @Override
  public Role role() {
    return Role.LIMIT;
  }

  @Override
  public Survives survives() {
    return Survives.POWER_LOSS;
  }

  @Override
  public Set<Work> works() {
    return Set.of(Work.CHANGE, Work.APPEND, Work.BATCH);
  }

  /** Makes the log; what the data holds is of no use to it. */
  @Override
  public void load(Path folder, Dataset data) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
      for (int at = 0; filled && at < FILLED; at += zeros.capacity()) {
        RawLog.writeAll(channel, zeros.clear(), at);
      }
      channel.force(true);
    }
  }

  @Override
  public Writer writer(Path folder) throws IOException {
    return new RawLog(
        FileChannel.open(file(folder), StandardOpenOption.READ, StandardOpenOption.WRITE),
        filled ? FILLED : Long.MAX_VALUE);
  }

  @Override
  public void verify(Path folder, Changes changes) throws IOException {
    try (FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.READ)) {
      RawLogCheck.verify(channel, changes);
    }
  }
}
