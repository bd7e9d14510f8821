package dev.durable.processor.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import dev.durable.processor.model.CollectionKind;
import dev.durable.processor.model.Origin;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.ScalarKind;
import dev.durable.processor.model.Stored;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The layout of records: the file's format. */
class LayoutPlannerTest {

  private static final List<ScalarKind> KINDS = List.of(ScalarKind.values());

  private static PropertyModel property(String name, Stored stored, boolean nullable) {
    return new PropertyModel(
        name,
        name,
        name,
        stored.type(),
        stored,
        nullable,
        false,
        false,
        List.of(),
        "",
        Origin.ofType("demo.Person"));
  }

  private static Stored scalar(ScalarKind kind) {
    return new Stored.Scalar(kind, false);
  }

  @Test
  void aRecordIsLaidOutByWidthThenNameWithNullBitsAndSlotsBehind() {
    List<PropertyModel> properties =
        List.of(
            property("a", scalar(ScalarKind.BYTE), false),
            property("b", scalar(ScalarKind.LONG), true),
            property("c", scalar(ScalarKind.INSTANT), false),
            property("d", scalar(ScalarKind.STRING), true),
            property("e", scalar(ScalarKind.INT), true),
            property("f", new Stored.Enumeration(ClassName.get("demo", "Color"), List.of()), true),
            property("g", scalar(ScalarKind.UUID), false),
            property("h", scalar(ScalarKind.OPTIONAL_INT), false),
            property("i", scalar(ScalarKind.BOOLEAN), false));
    String laidOut =
        LayoutPlanner.plan(properties).fields().stream()
            .map(field -> field.property().name() + "@" + field.offset() + "/" + field.nullBit())
            .collect(Collectors.joining(" "));
    // 16 header, 16 g, 12 c, 8 b, 4 e h, 2 f, 1 a i = 64; bits of b, e, h at byte 64; slot of d at
    // 68.
    assertEquals(
        "g@16/-1 c@32/-1 b@44/512 e@52/513 h@56/514 f@60/-1 a@62/-1 i@63/-1 d@68/-1", laidOut);
    assertEquals(68, LayoutPlanner.plan(properties).slotsOffset());
    assertEquals(72, LayoutPlanner.plan(properties).fixedBytes());
  }

  @Test
  void anEntityWithoutPropertiesIsItsHeader() {
    RecordLayout layout = LayoutPlanner.plan(List.of());
    assertEquals(16, layout.fixedBytes());
    assertEquals(16, layout.slotsOffset());
  }

  @Test
  void noOrderOfPropertiesChangesTheLayoutAndNothingOverlaps() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("LayoutPlannerTest: -Dseed=" + seed);
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      List<PropertyModel> properties = new ArrayList<>();
      int count = random.nextInt(60);
      for (int i = 0; i < count; i++) {
        ScalarKind kind = KINDS.get(random.nextInt(KINDS.size()));
        Stored stored =
            switch (random.nextInt(4)) {
              case 0 ->
                  new Stored.Many(
                      ClassName.get(List.class), CollectionKind.LIST, scalar(kind), null);
              case 1 -> new Stored.Option(ClassName.get(List.class), scalar(kind));
              default -> scalar(kind);
            };
        properties.add(property("p" + i, stored, random.nextBoolean()));
      }
      RecordLayout expected = LayoutPlanner.plan(properties);
      Collections.shuffle(properties, random);
      assertEquals(expected, LayoutPlanner.plan(properties), () -> "seed " + seed);
      requireDisjoint(expected, seed);
    }
  }

  private static void requireDisjoint(RecordLayout layout, long seed) {
    BitSet taken = new BitSet();
    taken.set(0, 16 * 8);
    for (RecordLayout.Field field : layout.fields()) {
      int width = field.width() == 0 ? 4 : field.width();
      assertTrue(
          field.width() == 0 == field.offset() >= layout.slotsOffset(), () -> "seed " + seed);
      take(taken, field.offset() * 8, width * 8, seed);
      if (field.hasNullBit()) {
        take(taken, field.nullBit(), 1, seed);
      }
    }
    assertTrue(taken.length() <= layout.fixedBytes() * 8, () -> "seed " + seed);
    assertEquals(0, layout.slotsOffset() % 4);
  }

  private static void take(BitSet taken, int from, int count, long seed) {
    assertEquals(0, taken.get(from, from + count).cardinality(), () -> "seed " + seed);
    taken.set(from, from + count);
  }
}
