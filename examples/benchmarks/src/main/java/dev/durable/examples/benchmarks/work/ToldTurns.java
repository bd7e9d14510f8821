package dev.durable.examples.benchmarks.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Turns that another process tells: whenever this one has nothing to do it says {@link #READY}; a
 * line {@link #GO} is a turn, and where its input ends, there are no more. So it ends, too, when
 * the other one has died.
 */
final class ToldTurns implements Turns {

  static final String READY = "ready";
  static final String GO = "go";

  private final BufferedReader told;
  private final PrintStream says;

  ToldTurns(InputStream told, PrintStream says) {
    this.told = new BufferedReader(new InputStreamReader(told, StandardCharsets.US_ASCII));
    this.says = says;
  }

  @Override
  public boolean await() throws IOException {
    says.println(READY);
    says.flush();
    String line = told.readLine();
    if (line != null && !line.equals(GO)) {
      throw new IOException("Told \"" + line + "\" instead of \"" + GO + "\"");
    }
    return line != null;
  }
}
