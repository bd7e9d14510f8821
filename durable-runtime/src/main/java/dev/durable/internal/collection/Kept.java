package dev.durable.internal.collection;

import dev.durable.codegen.EntitySerializer;
import org.jspecify.annotations.Nullable;

/** What the leaves in memory of a draft's collection keep: values, entities, collections. */
final class Kept {

  private Kept() {}

  /** Visits the entities that a commit may find through a tree; others are in the file already. */
  static void visit(DraftTree tree, EntitySerializer.Visitor visitor) {
    Column key = tree.source.entries().key();
    Column value = tree.source.entries().value();
    tree.eachMemoryLeaf(
        (leaf, start) -> {
          for (int i = 0; i < leaf.size(); i++) {
            visit(key, leaf.keptKey(i), visitor);
            if (value != null) {
              visit(value, leaf.keptValue(i), visitor);
            }
          }
        });
  }

  /** What is still as the file has it refers to nothing that is new. */
  private static void visit(
      Column column, @Nullable Object kept, EntitySerializer.Visitor visitor) {
    if (kept instanceof DraftFace inner) {
      inner.content().visit(visitor);
    } else if (!(kept instanceof Undecoded) && column.shape.hasReferences()) {
      column.shape.visit(kept, visitor);
    }
  }
}
