package dev.durable.internal.check;

import dev.durable.annotations.Durable;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entity with collections of records; see {@link BasketDraft}. */
@Durable
public interface Basket {

  List<Line> lines();

  Set<Tag> tags();

  NavigableMap<Long, Basket> baskets();

  /** With one text, which comes first. */
  record Line(long number, String item, int quantity, long price, Instant placed) {}

  /** With what may be missing, and texts behind one another. */
  record Tag(boolean on, String key, @Nullable Integer size, String text, double weight) {}
}
