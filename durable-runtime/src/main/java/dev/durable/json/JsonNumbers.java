package dev.durable.json;

import java.math.BigDecimal;

/** Numbers of JSON text as values, none of them rounded. */
final class JsonNumbers {

  /** So many chars, sign included, always fit into a long. */
  private static final int SURELY_LONG = 18;

  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private JsonNumbers() {}

  /** A number without point and exponent; the negative zero is one that only a double has. */
  static JValue whole(String text) {
    if (text.length() <= SURELY_LONG) {
      return text.equals("-0") ? new JDouble(-0.0) : new JLong(Long.parseLong(text));
    }
    BigDecimal exact = new BigDecimal(text);
    return exact.compareTo(LEAST) >= 0 && exact.compareTo(GREATEST) <= 0
        ? new JLong(exact.longValueExact())
        : new JDecimal(exact);
  }

  /**
   * A number with point or exponent: a double where the shortest text of that double means the same
   * number, so that writing it gives the number that was read.
   *
   * @throws NumberFormatException where the exponent is beyond {@link BigDecimal}
   */
  static JValue fraction(String text) {
    double nearest = Double.parseDouble(text);
    BigDecimal exact = new BigDecimal(text);
    boolean isSame =
        !Double.isInfinite(nearest)
            && exact.compareTo(new BigDecimal(Double.toString(nearest))) == 0;
    return isSame ? new JDouble(nearest) : new JDecimal(exact);
  }
}
