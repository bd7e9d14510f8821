package dev.durable.internal.check;

import dev.durable.codegen.DescribedShapes;
import org.jspecify.annotations.Nullable;

/** Sees the references of a file that is checked: by id, none is resolved. */
abstract class CheckedReferences implements DescribedShapes.ReferenceReader {

  final CheckContext context;

  CheckedReferences(CheckContext context) {
    this.context = context;
  }

  /** Whether it leads anywhere is asked when it is known what is left. */
  @Override
  public Object reference(long id, String type) {
    return id;
  }

  @Override
  public final @Nullable Object entity(long id, Class<?> type) {
    return context.entity(id);
  }

  @Override
  public final RuntimeException corrupt(long offset, String what) {
    return context.corrupt(offset, what);
  }
}
