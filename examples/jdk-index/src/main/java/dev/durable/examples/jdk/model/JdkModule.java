package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A module, its directives as references to what they name. */
@Durable
public interface JdkModule {

  /** As in {@code java.base}. */
  String name();

  /** The modules that it reads. */
  Set<JdkModule> requires();

  /** Those of them that whoever reads this module reads too. */
  Set<JdkModule> requiresTransitive();

  /** The packages open to everybody. */
  Set<JdkPackage> exports();

  /** The packages open to some modules only, with these. */
  Map<JdkPackage, Set<JdkModule>> qualifiedExports();

  /** The services that it looks up. */
  Set<DeclaredType> uses();

  /** The services that it offers, each with its implementations in their declared order. */
  Map<DeclaredType, List<DeclaredType>> provides();

  /** Whether a class of that package can be named by everybody who reads this module. */
  default boolean isExporting(JdkPackage home) {
    return exports().contains(home);
  }

  /** As a module declaration begins. */
  default String declaration() {
    return "module " + name();
  }
}
