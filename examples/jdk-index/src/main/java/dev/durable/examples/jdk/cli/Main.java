package dev.durable.examples.jdk.cli;

import dev.durable.error.DurableException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;

/** Runs the example: see {@link Options#USAGE}. */
public final class Main {

  private Main() {}

  /** Ends with status 0, or with 1 after a sentence that says what is wrong. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), Output.standard(), System.err));
  }

  static int run(List<String> arguments, Output out, PrintStream err) {
    try {
      Options options = Options.parse(arguments, Options.defaultHeap());
      if (options.help()) {
        out.line(Options.USAGE.stripTrailing(), Options.defaultHeap());
      } else {
        new Tour(options.heap(), out).run(Selection.of(options.jdks()), options.modules());
      }
      return 0;
    } catch (IllegalArgumentException | UncheckedIOException | DurableException e) {
      err.println(e.getMessage());
      return 1;
    } catch (FileSystemException e) {
      // Its message may be the path and no more.
      err.println(e.getMessage() + " (" + e.getClass().getSimpleName() + ")");
      return 1;
    } catch (IOException e) {
      err.println(e.getMessage());
      return 1;
    }
  }
}
