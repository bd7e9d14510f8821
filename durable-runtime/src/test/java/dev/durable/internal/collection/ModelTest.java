package dev.durable.internal.collection;

import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Long random sequences of operations, commits, failed commits and reopenings against {@code
 * java.util}; every version is checked as a tree, and an old one is read again at the end.
 */
class ModelTest {

  /** How trees are cut: as always, or so that a few entries make many levels. */
  enum Cut {
    STANDARD,
    TINY;

    Limits limits() {
      return this == TINY ? TestHeap.TINY : Limits.STANDARD;
    }
  }

  private static Random random() {
    long seed = Long.getLong("durable.test.seed", System.nanoTime());
    System.out.println("ModelTest: -Ddurable.test.seed=" + seed);
    return new Random(seed);
  }

  private static String name(int i) {
    return switch (i % 7) {
      case 0 -> "n" + i;
      case 1 -> "\u20ac" + i; // wide
      case 2 -> "x".repeat(i % 300) + i; // some of them out of line
      case 3 -> "\u00ff" + i;
      default -> "name-" + i * 31;
    };
  }

  @ParameterizedTest
  @EnumSource
  void listOfNumbersIsAsArrayList(Cut cut) {
    new ListRun<>(Shapes.list(NumberShapes.LONG), cut.limits(), i -> (long) i * i, random()).run();
  }

  @ParameterizedTest
  @EnumSource
  void listOfTextIsAsArrayList(Cut cut) {
    new ListRun<>(
            Shapes.list(TextShapes.STRING),
            cut.limits(),
            i -> i % 50 == 0 ? "long".repeat(200 + i % 100) : name(i),
            random())
        .run();
  }

  @ParameterizedTest
  @EnumSource
  void sortedSetOfNumbersIsAsTreeSet(Cut cut) {
    new SetRun<>(Shapes.sortedSet(NumberShapes.INT), cut.limits(), i -> i - 500, random()).run();
  }

  @ParameterizedTest
  @EnumSource
  void setOfTextIsAsTreeSet(Cut cut) {
    new SetRun<>(Shapes.set(TextShapes.STRING), cut.limits(), ModelTest::name, random()).run();
  }

  @ParameterizedTest
  @EnumSource
  void sortedMapOfNumbersIsAsTreeMap(Cut cut) {
    new MapRun<>(
            Shapes.sortedMap(NumberShapes.LONG, NumberShapes.INT),
            cut.limits(),
            i -> (long) i,
            i -> i,
            random())
        .run();
  }

  @ParameterizedTest
  @EnumSource
  void sortedMapOfTextIsAsTreeMap(Cut cut) {
    new MapRun<>(
            Shapes.sortedMap(TextShapes.STRING, TextShapes.STRING),
            cut.limits(),
            ModelTest::name,
            i -> "v".repeat(i % 700),
            random())
        .run();
  }

  @Test
  void mapOfListsIsAsMapOfLists() {
    new NestedRun(Limits.STANDARD, random()).run();
  }

  @Test
  void mapOfListsIsAsMapOfListsWhereAllAreTrees() {
    new NestedRun(TestHeap.TINY, random()).run();
  }
}
