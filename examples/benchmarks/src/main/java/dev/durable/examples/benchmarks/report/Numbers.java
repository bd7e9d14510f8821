package dev.durable.examples.benchmarks.report;

import java.util.Locale;

/** Numbers as they are shown: three digits are more than these measurements have. */
final class Numbers {

  private static final String[] UNITS = {"", " k", " M", " G"};

  private Numbers() {}

  /** Three digits, with the thousands apart. */
  static String exact(double value) {
    double size = Math.abs(value);
    if (size < 1_000) {
      return String.format(Locale.ROOT, "%." + decimals(size) + "f", value);
    }
    double unit = Math.pow(10, Math.floor(Math.log10(size)) - 2);
    return String.format(Locale.ROOT, "%,.0f", Math.rint(value / unit) * unit);
  }

  /** Three digits, and k, M or G for the thousands. */
  static String compact(double value) {
    double rest = value;
    int unit = 0;
    while (Math.abs(rest) >= 999.5 && unit < UNITS.length - 1) {
      rest /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, "%." + decimals(Math.abs(rest)) + "f", rest) + UNITS[unit];
  }

  /** A power of ten, at an axis. */
  static String tick(double value) {
    return compact(value).replaceFirst("(\\.\\d*?)0+(?= |$)", "$1").replaceFirst("\\.(?= |$)", "");
  }

  private static int decimals(double size) {
    if (size == 0) {
      return 0;
    }
    // 9.996 is shown as 10.0: digits are counted after rounding.
    double rounded = size * 1.0005;
    return Math.clamp(2 - (long) Math.floor(Math.log10(rounded)), 0, 4);
  }
}
