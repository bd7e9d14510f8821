package dev.durable.internal.collection;

import dev.durable.codegen.Drafts;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntitySerializer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Refuses entities that the owner of a value must not refer to. */
record Adopting(EntityDraft<?> owner) implements EntitySerializer.Visitor {

  @Override
  @SuppressWarnings("ReturnValueIgnored") // it throws for what must not be referred to
  public void visit(@Nullable Object entity) {
    Drafts.referable(owner, entity);
  }

  @Override
  public void collection(@Nullable Object collection) {
    if (collection instanceof Collection<?> elements) {
      elements.forEach(this::visit);
    }
  }
}
