package dev.durable.processor.layout;

import dev.durable.processor.model.Stored;
import dev.durable.processor.model.ValueTypes;
import dev.durable.processor.model.ValueTypes.ComponentModel;
import dev.durable.processor.model.ValueTypes.RecordModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many bytes values take where they are encoded one after the other, as in records. */
final class EncodedWidths {

  /** Values of the type differ in width. */
  static final int VARIES = -1;

  private final Map<String, Integer> records = new HashMap<>();

  /** For values of these types. */
  EncodedWidths(ValueTypes values) {
    // Each round finds the records that are made of those found before. One that contains itself
    // is never found.
    int found;
    do {
      found = records.size();
      values.records().forEach(this::find);
    } while (records.size() > found);
  }

  private void find(RecordModel record) {
    List<Integer> widths =
        record.components().stream().map(ComponentModel::stored).map(this::of).toList();
    if (!widths.contains(VARIES)) {
      records.put(record.type().toString(), widths.stream().mapToInt(Integer::intValue).sum());
    }
  }

  /** Bytes of any value, or {@link #VARIES}. */
  int of(Stored stored) {
    return switch (stored) {
      case Stored.Scalar scalar when !scalar.kind().isOptional() && scalar.kind().width() > 0 ->
          scalar.kind().width();
      case Stored.Enumeration _, Stored.Reference _ -> LayoutPlanner.width(stored);
      case Stored.Converted converted -> of(converted.stored());
      case Stored.Composite composite -> records.getOrDefault(composite.type().toString(), VARIES);
      default -> VARIES;
    };
  }
}
