package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A whole JDK: the root of the heap. */
@Durable
public interface Jdk {

  /** Which one it is; null in a heap into which nothing was indexed yet. */
  @Nullable Release release();

  /** The modules by name. */
  NavigableMap<String, JdkModule> modules();

  /** The packages of all modules by name; no two modules share one. */
  NavigableMap<String, JdkPackage> packages();

  /** {@code int} and its like, by descriptor: {@code I}. */
  Map<String, PrimitiveType> primitives();

  /** The array types that any signature mentions, by descriptor: {@code [Ljava/lang/String;}. */
  Map<String, ArrayType> arrays();

  /**
   * The class with this binary name, as in {@code java.util.Map$Entry}.
   *
   * @return null where there is none
   */
  default @Nullable DeclaredType type(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    JdkPackage home = packages().get(dot < 0 ? "" : binaryName.substring(0, dot));
    return home == null ? null : home.types().get(binaryName.substring(dot + 1));
  }

  /** All classes, by package and name. */
  default Stream<DeclaredType> types() {
    return packages().values().stream().flatMap(home -> home.types().values().stream());
  }

  /** How many classes there are. */
  default int typeCount() {
    int count = 0;
    for (JdkPackage home : packages().values()) {
      count += home.types().size();
    }
    return count;
  }
}
