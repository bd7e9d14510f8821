package dev.durable.examples.benchmarks.compile;

import java.util.List;

/** A way to compile the same interfaces. */
@SuppressWarnings("ImmutableEnumChecker") // lists that nobody can change
enum Variant {
  /** The interfaces alone, no processor. */
  PLAIN("plain", "interfaces alone", List.of(), List.of(), List.of("%s"), List.of()),

  /** A draft, a view, a serializer and a schema for each. */
  DURABLE(
      "durable",
      "Durable",
      List.of("dev.durable.annotations.Durable"),
      List.of("@Durable"),
      List.of("%s", "%sDraft", "%s_View", "%s_Serializer", "%s_Schema"),
      List.of("durable-processor", "javapoet")),

  /** An immutable class with a builder for each. */
  IMMUTABLES(
      "immutables",
      "Immutables",
      List.of("org.immutables.value.Value"),
      List.of("@Value.Immutable"),
      List.of("%s", "Immutable%s"),
      List.of("value-2")),

  /** And a mutable one, as Durable's drafts are. */
  MODIFIABLES(
      "immutables-modifiable",
      "Immutables with modifiables",
      List.of("org.immutables.value.Value"),
      List.of("@Value.Immutable", "@Value.Modifiable"),
      List.of("%s", "Immutable%s", "Modifiable%s"),
      List.of("value-2"));

  private final String key;
  private final String title;
  private final List<String> imports;
  private final List<String> annotations;
  private final List<String> classes;
  private final List<String> processors;

  Variant(
      String key,
      String title,
      List<String> imports,
      List<String> annotations,
      List<String> classes,
      List<String> processors) {
    this.key = key;
    this.title = title;
    this.imports = imports;
    this.annotations = annotations;
    this.classes = classes;
    this.processors = processors;
  }

  /** The name in results. */
  String key() {
    return key;
  }

  /** The name in tables. */
  String title() {
    return title;
  }

  List<String> imports() {
    return imports;
  }

  List<String> annotations() {
    return annotations;
  }

  /** What must have been compiled for an interface of that name. */
  List<String> classesOf(String type) {
    return classes.stream().map(name -> name.formatted(type)).toList();
  }

  /** How entries of the class path are called that hold its processor; none for no processor. */
  List<String> processors() {
    return processors;
  }
}
