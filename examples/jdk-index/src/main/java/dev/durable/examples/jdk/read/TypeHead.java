package dev.durable.examples.jdk.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of the class itself; all classes in binary names, {@code
 * java.util.Map$Entry}.
 *
 * @param superclass null for interfaces and {@code java.lang.Object}
 * @param nestHost null where it hosts its own nest
 * @param components names of a record's components; empty for other kinds
 * @param retention how long an annotation is kept; null for other kinds
 */
public record TypeHead(
    Kind kind,
    String name,
    int flags,
    @Nullable String superclass,
    List<String> interfaces,
    @Nullable String nestHost,
    List<String> nestMembers,
    List<String> permitted,
    List<String> components,
    @Nullable String retention) {

  /** What a class was declared as. */
  public enum Kind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION
  }
}
