package dev.durable.examples.jdk.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the program writes to: plain lines, and on a terminal one line of progress. */
final class Output {

  private static final int WIDTH = 78;

  private final PrintStream out;
  private final boolean terminal;
  private boolean pending;

  /**
   * Writes there.
   *
   * @param terminal whether a line can be overwritten
   */
  Output(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Writes to the standard output. */
  @SuppressWarnings("SystemConsoleNull") // without a terminal there is no console in JDK 25 again
  static Output standard() {
    return new Output(System.out, System.console() != null && System.console().isTerminal());
  }

  /** A line. */
  synchronized void line(String text) {
    clear();
    out.println(text);
  }

  /** A line that is made of parts, numbers with commas. */
  @SuppressWarnings("AnnotateFormatMethod") // would need a library for one annotation
  void line(String format, @Nullable Object... parts) {
    line(String.format(Locale.ROOT, format, parts));
  }

  /** Replaces the line of progress, where there is one. */
  synchronized void progress(String what, int done, int all) {
    if (terminal) {
      String text = String.format(Locale.ROOT, "  %s %,d of %,d", what, done, all);
      out.print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
      out.flush();
      pending = true;
    }
  }

  /** Replaces the line of progress by what is going on without a count. */
  synchronized void progress(String what) {
    if (terminal) {
      out.print("\r  " + what + " ".repeat(Math.max(0, WIDTH - 2 - what.length())));
      out.flush();
      pending = true;
    }
  }

  private void clear() {
    if (pending) {
      out.print("\r" + " ".repeat(WIDTH) + "\r");
      pending = false;
    }
  }

  /** Bytes as people read them. */
  static String size(long bytes) {
    return bytes < 10_000
        ? String.format(Locale.ROOT, "%,d bytes", bytes)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }

  /** Nanoseconds since then, as people read them. */
  static String since(long startNanos) {
    double millis = (System.nanoTime() - startNanos) / 1e6;
    return millis < 1_000
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : String.format(Locale.ROOT, "%.1f s", millis / 1_000);
  }
}
