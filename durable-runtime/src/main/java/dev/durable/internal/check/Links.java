package dev.durable.internal.check;

import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.table.RadixTree;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Tells which references of a salvaged heap lead somewhere. */
final class Links extends CheckedReferences {

  private final Mapping mapping;
  private final FoundSchemas schemas;
  private final @Nullable Commit prefix;
  private final IdMap records;
  private LongConsumer kept = id -> {};
  private Dropped dropped = (id, type) -> {};

  /** Told of references that lead nowhere. */
  @FunctionalInterface
  interface Dropped {

    void reference(long id, String type);
  }

  /**
   * Between the entities of a salvaged heap.
   *
   * @param prefix all of its entities are there
   * @param records the entities behind it; they may become fewer
   */
  Links(
      CheckContext context,
      Mapping mapping,
      FoundSchemas schemas,
      @Nullable Commit prefix,
      IdMap records) {
    super(context);
    this.mapping = mapping;
    this.schemas = schemas;
    this.prefix = prefix;
    this.records = records;
  }

  /** From now on tells the ids of references that are kept. */
  void onKept(LongConsumer listener) {
    kept = listener;
  }

  /** From now on tells the references that are not kept. */
  void onDropped(Dropped listener) {
    dropped = listener;
  }

  /** The record of an entity in the prefix, or 0. */
  long recordInPrefix(long id) {
    return prefix == null ? 0 : RadixTree.OBJECTS.find(mapping, prefix.tableRoot(), id);
  }

  /** The record that stands for an entity, or 0 where it is lost. */
  long record(long id) {
    long found = records.get(id);
    return found != 0 ? found : recordInPrefix(id);
  }

  @Override
  public boolean keeps(long id, String type) {
    long record = record(id);
    boolean leads = record != 0 && schemas.fits(record, type);
    if (leads) {
      kept.accept(id);
    } else {
      dropped.reference(id, type);
    }
    return leads;
  }
}
