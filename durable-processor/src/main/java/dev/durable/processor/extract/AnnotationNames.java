package dev.durable.processor.extract;

/** The names of the annotations that the processor reads; it links to none of them. */
public final class AnnotationNames {

  /** Marks entities. */
  public static final String DURABLE = "dev.durable.annotations.Durable";

  /** Makes a default method a property. */
  public static final String DEFAULT = "dev.durable.annotations.Default";

  /** Names a converter. */
  public static final String CONVERTER = "dev.durable.annotations.Converter";

  /** Names earlier names. */
  public static final String RENAMED_FROM = "dev.durable.annotations.RenamedFrom";

  /** What converters implement. */
  public static final String VALUE_CONVERTER = "dev.durable.annotations.ValueConverter";

  /** Marks generated classes with the interface that they are generated for. */
  public static final String DURABLE_GENERATED = "dev.durable.codegen.DurableGenerated";

  static final String JSPECIFY_NULLABLE = "org.jspecify.annotations.Nullable";
  static final String JSPECIFY_NULL_MARKED = "org.jspecify.annotations.NullMarked";
  static final String GENERATED = "javax.annotation.processing.Generated";

  private AnnotationNames() {}
}
