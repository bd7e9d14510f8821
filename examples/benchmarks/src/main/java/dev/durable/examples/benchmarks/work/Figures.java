package dev.durable.examples.benchmarks.work;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured, by name; {@link #MAIN} is the figure in the unit of the work.
 *
 * <p>Between processes each is a line: {@code figure}, value, name.
 */
public final class Figures {

  /** The name of the figure that the work is about. */
  public static final String MAIN = "main";

  private static final String MARK = "figure ";

  private final Map<String, Double> values = new LinkedHashMap<>();

  /** Adds a figure. */
  public Figures put(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The figure " + name + " is " + value + ".");
    }
    values.put(name, value);
    return this;
  }

  /** All of them, in the order they were added. */
  public Map<String, Double> values() {
    return values;
  }

  /** Takes a line of another process, if it is a figure. */
  public boolean parse(String line) {
    if (!line.startsWith(MARK)) {
      return false;
    }
    int space = line.indexOf(' ', MARK.length());
    put(line.substring(space + 1), Double.parseDouble(line.substring(MARK.length(), space)));
    return true;
  }

  /** The lines that {@link #parse} understands. */
  public String lines() {
    StringBuilder lines = new StringBuilder();
    values.forEach(
        (name, value) ->
            lines
                .append(MARK)
                .append(value)
                .append(' ')
                .append(name)
                .append(System.lineSeparator()));
    return lines.toString();
  }
}
