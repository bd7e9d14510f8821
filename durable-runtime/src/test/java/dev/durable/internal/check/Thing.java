package dev.durable.internal.check;

import dev.durable.annotations.Durable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entity with a property of every form that records know; see {@link ThingDraft}. */
@Durable
public interface Thing {

  int score();

  @Nullable Integer maybe();

  boolean flag();

  Color color();

  Instant made();

  @Nullable Thing next();

  String name();

  byte[] blob();

  @Nullable BigDecimal price();

  Optional<String> label();

  Part part();

  List<String> words();

  Set<Long> numbers();

  NavigableMap<String, Thing> things();

  Map<String, List<Thing>> groups();

  /** Some constants. */
  enum Color {
    RED,
    GREEN,
    BLUE
  }

  /** A part. */
  sealed interface Part {}

  /** A box that may hold a box. */
  record Box(String text, @Nullable Box inner, List<Integer> sizes) implements Part {}

  /** No box. */
  enum None implements Part {
    NOTHING
  }
}
