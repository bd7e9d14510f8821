package dev.durable.examples.jdk.read;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@code module-info.class} says, packages and classes in binary names. */
public record ModuleFacts(
    String name,
    Set<String> requires,
    Set<String> requiresTransitive,
    Set<String> exports,
    Map<String, Set<String>> qualifiedExports,
    Set<String> uses,
    Map<String, List<String>> provides) {}
