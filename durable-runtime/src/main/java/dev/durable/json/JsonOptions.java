package dev.durable.json;

/**
 * How JSON text is read and written; immutable.
 *
 * <pre>{@code
 * String text = Json.print(value, JsonOptions.defaults().pretty());
 * }</pre>
 */
public final class JsonOptions {

  private static final JsonOptions DEFAULTS = new JsonOptions(false, false, Integer.MAX_VALUE);

  private final boolean isPretty;
  private final boolean isLastTaken;
  private final int maxDepth;

  private JsonOptions(boolean isPretty, boolean isLastTaken, int maxDepth) {
    this.isPretty = isPretty;
    this.isLastTaken = isLastTaken;
    this.maxDepth = maxDepth;
  }

  /** Compact text; a name that stands twice in an object is an error; any depth. */
  public static JsonOptions defaults() {
    return DEFAULTS;
  }

  /** Writes a line for each name and element, indented by two spaces. */
  public JsonOptions pretty() {
    return new JsonOptions(true, isLastTaken, maxDepth);
  }

  /** Where a name stands twice in an object, takes the last value, as JavaScript does. */
  public JsonOptions lastOfDuplicates() {
    return new JsonOptions(isPretty, true, maxDepth);
  }

  /**
   * Refuses to read objects and arrays that are nested deeper. Neither reading, storing nor writing
   * needs more stack for more depth, but each level costs memory.
   *
   * @throws IllegalArgumentException where it is negative
   */
  public JsonOptions maxDepth(int levels) {
    if (levels < 0) {
      throw new IllegalArgumentException("The depth must not be negative: " + levels + ".");
    }
    return new JsonOptions(isPretty, isLastTaken, levels);
  }

  /** Whether {@link #pretty()} was chosen. */
  public boolean isPretty() {
    return isPretty;
  }

  /** Whether {@link #lastOfDuplicates()} was chosen. */
  public boolean isLastOfDuplicates() {
    return isLastTaken;
  }

  /** The deepest nesting that is read. */
  public int maxDepth() {
    return maxDepth;
  }
}
