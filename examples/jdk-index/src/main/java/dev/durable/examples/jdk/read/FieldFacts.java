package dev.durable.examples.jdk.read;

/**
 * What a class file says of a field.
 *
 * @param type its descriptor, with dots between packages: {@code Ljava.lang.String;}
 */
public record FieldFacts(String name, int flags, String type) {}
