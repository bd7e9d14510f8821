package dev.durable.processor.layout;

import dev.durable.processor.model.ValueTypes;
import dev.durable.processor.model.ValueTypes.ComponentModel;
import dev.durable.processor.model.ValueTypes.RecordModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the components of an encoded record lie: at constant places from its start, or from where
 * the last component of varying width before them ends.
 *
 * @param places in the order of the components' names
 * @param rest how many bytes the components have together that stand behind all of varying width
 */
public record EncodedRecord(List<Place> places, int rest) {

  /**
   * One component.
   *
   * @param behind the last component of varying width before it; null where there is none
   * @param offset from the end of {@code behind}, or from the record's start
   * @param varies whether its own width does
   */
  public record Place(
      ComponentModel component, @Nullable Place behind, int offset, boolean varies) {}

  /** The places in a record that is one of the values. */
  public static EncodedRecord of(RecordModel record, ValueTypes values) {
    EncodedWidths widths = new EncodedWidths(values);
    List<Place> places = new ArrayList<>();
    Place behind = null;
    int offset = 0;
    for (ComponentModel component : byName(record)) {
      int width = widths.of(component.stored());
      boolean varies = width == EncodedWidths.VARIES;
      Place place = new Place(component, behind, offset, varies);
      places.add(place);
      behind = varies ? place : behind;
      offset = varies ? 0 : offset + width;
    }
    return new EncodedRecord(List.copyOf(places), offset);
  }

  private static List<ComponentModel> byName(RecordModel record) {
    return record.components().stream().sorted(Comparator.comparing(ComponentModel::name)).toList();
  }

  /** The place of a component. */
  public Place placeOf(ComponentModel component) {
    return places.stream()
        .filter(place -> place.component().equals(component))
        .findFirst()
        .orElseThrow();
  }

  /** Whether all components lie at constant places. */
  public boolean isFixed() {
    return !places.isEmpty() && places.stream().noneMatch(Place::varies);
  }

  /** The component of varying width; null where there is none or several. */
  public @Nullable Place onlyVarying() {
    List<Place> varying = places.stream().filter(Place::varies).toList();
    return varying.size() == 1 ? varying.getFirst() : null;
  }

  /** Whether all components behind this one, and there are some, have constant widths. */
  public boolean isBeforeRest(Place place) {
    return rest > 0 && place.equals(places.getLast().behind());
  }

  /** The components of varying width that have others behind them. */
  public List<Place> passed() {
    return places.stream().map(Place::behind).filter(Objects::nonNull).distinct().toList();
  }
}
