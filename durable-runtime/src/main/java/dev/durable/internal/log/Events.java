package dev.durable.internal.log;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * What the log tells the flight recorder. Event classes are touched only while a recorder is there:
 * loading them would cost a cold open several milliseconds.
 */
public final class Events {

  private Events() {}

  /** Whether somebody records. */
  public static boolean recorded() {
    return FlightRecorder.isInitialized();
  }

  /** One force of the file. */
  @Name("dev.durable.Flush")
  @Label("Flush")
  @Category("Durable")
  @StackTrace(false)
  static final class Flush extends Event {

    @Label("File")
    String file = "";

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Newest version")
    long version;
  }

  /** A larger mapping replaced one that the heap had outgrown. */
  @Name("dev.durable.Remap")
  @Label("Remap")
  @Category("Durable")
  @StackTrace(false)
  static final class Remap extends Event {

    @Label("File")
    String file = "";

    @Label("Bytes")
    @DataAmount
    long bytes;
  }
}
