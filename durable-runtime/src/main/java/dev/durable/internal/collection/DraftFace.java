package dev.durable.internal.collection;

import dev.durable.codegen.DraftCollection;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.ValueWriter;

/** A collection of a draft, seen by the runtime. */
interface DraftFace extends DraftCollection {

  /** What it stands on. */
  DraftContent content();

  @Override
  default boolean isChanged() {
    return content().isChanged();
  }

  @Override
  default void visit(EntitySerializer.Visitor visitor) {
    content().visit(visitor);
  }

  @Override
  default boolean store(NodeSink sink, ValueWriter out, int schemaId) {
    return content().store(sink, out, schemaId, content().entries().limits().inlineBytes());
  }

  @Override
  default void settle() {
    content().settle();
  }
}
