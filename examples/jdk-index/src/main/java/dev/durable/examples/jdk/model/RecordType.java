package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;
import java.util.List;

/** A record. */
@Durable
public non-sealed interface RecordType extends DeclaredType {

  /** The fields of its components, in the order of their declaration: shared with its fields. */
  List<Field> components();
}
