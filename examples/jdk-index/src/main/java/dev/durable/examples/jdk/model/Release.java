package dev.durable.examples.jdk.model;

/**
 * Which JDK: a value, stored inside its owner.
 *
 * @param version as in {@code 25.0.3+9-LTS}
 * @param vendor who built it
 */
public record Release(String version, String vendor) {

  @Override
  public String toString() {
    return "JDK " + version + " (" + vendor + ")";
  }
}
