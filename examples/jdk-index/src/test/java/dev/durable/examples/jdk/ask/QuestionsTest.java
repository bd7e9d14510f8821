package dev.durable.examples.jdk.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.examples.jdk.model.ClassTypeDraft;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.DeclaredTypeDraft;
import dev.durable.examples.jdk.model.InterfaceTypeDraft;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.model.JdkModuleDraft;
import dev.durable.examples.jdk.model.JdkPackageDraft;
import dev.durable.examples.jdk.model.MethodDraft;
import dev.durable.examples.jdk.model.PrimitiveTypeDraft;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The answers, from plain drafts: the questions need no heap. */
final class QuestionsTest {

  private final JdkModuleDraft module = new JdkModuleDraft().name("m");
  private final JdkPackageDraft home = new JdkPackageDraft().name("p").module(module);
  private final JdkDraft jdk = new JdkDraft();
  private final ClassTypeDraft object = add(new ClassTypeDraft(), "Object");
  private final InterfaceTypeDraft face = add(new InterfaceTypeDraft(), "Face");
  private final InterfaceTypeDraft narrow =
      add(new InterfaceTypeDraft(), "Narrow").interfaces(List.of(face));
  private final ClassTypeDraft low = add(new ClassTypeDraft(), "Low").superclass(object);
  private final ClassTypeDraft lowest =
      add(new ClassTypeDraft(), "Lowest").superclass(low).interfaces(List.of(narrow));

  QuestionsTest() {
    jdk.modules().put("m", module);
    jdk.packages().put("p", home);
    module.exports(Set.of(home));
  }

  private <T extends DeclaredTypeDraft> T add(T type, String name) {
    type.name(name).home(home);
    home.types().put(name, (DeclaredType) type);
    return type;
  }

  @Test
  void implementorsAreClassesOverAnyNumberOfSteps() {
    Hierarchy hierarchy = new Hierarchy(jdk);
    assertEquals(Set.of(narrow, lowest), hierarchy.subtypes(face));
    assertEquals(List.of(lowest), hierarchy.implementors(face));
    assertEquals(Set.of(low, lowest), hierarchy.subtypes(object));
  }

  @Test
  void deepestGoesUpToTheTop() {
    assertEquals(List.of(lowest, low, object), Hierarchy.deepest(jdk));
    assertEquals(2, lowest.depth());
  }

  @Test
  void censusCountsEachKind() {
    low.methods(List.of(new MethodDraft().name("m").owner(low)));
    assertEquals(new Census(1, 1, 3, 2, 0, 0, 0, 0, 1), Census.of(jdk));
  }

  @Test
  void throwersAndFavouritesAreFoundInAllMethods() {
    PrimitiveTypeDraft number = new PrimitiveTypeDraft().keyword("int");
    MethodDraft thrower =
        new MethodDraft()
            .name("a")
            .owner(low)
            .parameters(List.of(number, number, face))
            .exceptions(List.of(lowest));
    MethodDraft other = new MethodDraft().name("b").owner(low);
    low.methods(List.of(thrower, other));
    assertEquals(List.of(thrower), Members.throwing(jdk, lowest));
    assertEquals(
        List.of("int 2", "p.Face 1"),
        Members.favouriteParameters(jdk, 9).stream()
            .map(entry -> entry.getKey().label() + " " + entry.getValue())
            .toList());
    assertEquals(low, Members.largest(jdk));
  }

  @Test
  void comparisonFindsWhatCameAndWent() {
    JdkPackageDraft other = new JdkPackageDraft().name("p").module(module);
    JdkDraft newer = new JdkDraft();
    newer.packages().put("p", other);
    ClassTypeDraft fresh = new ClassTypeDraft().name("Fresh").home(other).flags(1);
    other.types().put("Fresh", fresh);
    other.types().put("Low", new ClassTypeDraft().name("Low").home(other));
    Comparison comparison = Comparison.between(jdk, newer);
    assertEquals(List.of(fresh), comparison.came());
    assertEquals(List.of(face, lowest, narrow, object), comparison.went());
    assertEquals(List.of(), Comparison.visible(comparison.went()));
  }
}
