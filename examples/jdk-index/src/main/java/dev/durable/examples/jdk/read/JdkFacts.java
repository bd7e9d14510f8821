package dev.durable.examples.jdk.read;

import java.util.List;

/**
 * What a JDK consists of.
 *
 * @param modules by name
 * @param types of all modules, by internal name; all that they mention are among them
 * @param leftOut references to classes outside of these modules, which were dropped
 */
public record JdkFacts(
    JdkHome home, List<ModuleFacts> modules, List<TypeFacts> types, int leftOut) {

  /** How many classes, fields and methods there are. */
  public int size() {
    int size = 0;
    for (TypeFacts type : types) {
      size += 1 + type.fields().size() + type.methods().size();
    }
    return size;
  }
}
