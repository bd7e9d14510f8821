package dev.durable.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The records and sums that an entity's properties are made of, directly or through one another.
 *
 * @param records by the text of their types
 * @param sums by the text of their types
 */
public record ValueTypes(List<RecordModel> records, List<SumModel> sums) {

  /**
   * A record.
   *
   * @param components in the order of declaration
   */
  public record RecordModel(
      TypeName type, List<ComponentModel> components, boolean hasReferences) {}

  /** A component of a record. */
  public record ComponentModel(String name, Stored stored) {}

  /**
   * A sealed interface of records and enums.
   *
   * @param kinds in the order of their binary names
   */
  public record SumModel(TypeName type, List<Stored> kinds) {}
}
