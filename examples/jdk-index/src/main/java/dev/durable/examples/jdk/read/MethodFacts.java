package dev.durable.examples.jdk.read;

import java.util.List;

/**
 * What a class file says of a method, types as in {@link FieldFacts}.
 *
 * @param exceptions binary names
 */
public record MethodFacts(
    String name, int flags, String result, List<String> parameters, List<String> exceptions) {}
