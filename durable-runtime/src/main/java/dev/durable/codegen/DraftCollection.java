package dev.durable.codegen;

/** What the runtime needs of a collection in a draft, besides what users see of it. */
public interface DraftCollection {

  /** Whether it differs from what its owner's base has. */
  boolean isChanged();

  /** Shows the visitor the entities that changed parts refer to. */
  void visit(EntitySerializer.Visitor visitor);

  /**
   * Writes the collection: nodes to the sink, and what goes into the owner's record to {@code out}.
   *
   * @param schemaId of the owner's schema, which explains the nodes
   * @return whether it is a tree: the form bit of the slot
   */
  boolean store(NodeSink sink, ValueWriter out, int schemaId);

  /** After a commit that goes on: what was written is now the owner's base; the object stays. */
  void settle();
}
