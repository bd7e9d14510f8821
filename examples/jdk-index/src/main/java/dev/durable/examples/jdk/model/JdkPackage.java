package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;
import java.util.NavigableMap;

/** A package. */
@Durable
public interface JdkPackage {

  /** As in {@code java.util}. */
  String name();

  /** The module that it is in. */
  JdkModule module();

  /** Its classes, nested ones too, by binary name without the package: {@code Map$Entry}. */
  NavigableMap<String, DeclaredType> types();

  /** Whether other modules can name its public classes. */
  default boolean isExported() {
    return module().isExporting(this);
  }
}
