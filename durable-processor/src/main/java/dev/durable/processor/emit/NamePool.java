package dev.durable.processor.emit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Gives each name once; a name that is taken, or means something to Java, gets underscores behind
 * it.
 */
final class NamePool {

  private final Set<String> taken = new HashSet<>();

  NamePool(String... reserved) {
    taken.addAll(Arrays.asList(reserved));
  }

  String take(String wish) {
    String name = wish;
    while (SourceVersion.isKeyword(name, SourceVersion.latest()) || !taken.add(name)) {
      name += "_";
    }
    return name;
  }

  /** {@code referredBy} as a part of a name: {@code ReferredBy}. */
  static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** {@code referredBy} as a constant: {@code REFERRED_BY}. */
  static String constant(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
        .toUpperCase(Locale.ROOT);
  }
}
