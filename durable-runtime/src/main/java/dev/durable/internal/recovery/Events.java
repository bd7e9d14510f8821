package dev.durable.internal.recovery;

import dev.durable.internal.log.Recovered;
import java.nio.file.Path;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What opening tells the flight recorder; touched only while there is one. */
final class Events {

  private Events() {}

  /** A heap was opened. */
  @Name("dev.durable.Open")
  @Label("Open")
  @Category("Durable")
  @StackTrace(false)
  static final class Open extends Event {

    @Label("File")
    String file = "";

    @Label("To write")
    boolean toWrite;

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Version")
    long version;
  }

  /** A heap was found as a crash had left it. */
  @Name("dev.durable.Recovery")
  @Label("Recovery")
  @Category("Durable")
  @StackTrace(false)
  static final class Recovery extends Event {

    @Label("File")
    String file = "";

    @Label("Commits")
    long commits;

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Dropped bytes")
    @DataAmount
    long droppedBytes;

    @Label("Superblock lost")
    boolean superblockLost;

    void commit(Path path, Recovered recovered) {
      file = path.toString();
      commits = recovered.commits();
      bytes = recovered.bytes();
      droppedBytes = recovered.droppedBytes();
      superblockLost = recovered.superblockLost();
      commit();
    }
  }
}
