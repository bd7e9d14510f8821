package dev.durable.examples.jdk.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Closed facts name nothing that is not among them. */
final class ClosingTest {

  private static final JdkHome HOME = new JdkHome(Path.of("jdk"), "1", "us");

  @Test
  void whatIsOutsideIsLeftOutAndCounted() {
    TypeHead head =
        new TypeHead(
            TypeHead.Kind.CLASS,
            "a.In",
            0,
            "b.Out",
            List.of("a.In", "b.Out"),
            null,
            List.of(),
            List.of(),
            List.of(),
            null);
    TypeFacts type =
        new TypeFacts(
            head,
            "m",
            List.of(new FieldFacts("in", 0, "[La.In;"), new FieldFacts("out", 0, "[[Lb.Out;")),
            List.of(
                new MethodFacts("in", 0, "V", List.of("I"), List.of("b.Out")),
                new MethodFacts("out", 0, "V", List.of("I", "Lb.Out;"), List.of())));
    ModuleFacts module =
        new ModuleFacts(
            "m",
            Set.of("other"),
            Set.of(),
            Set.of("a", "empty"),
            Map.of("a", Set.of("other")),
            Set.of("b.Out"),
            Map.of("b.Out", List.of("a.In")));

    JdkFacts facts = Closing.over(HOME, List.of(module), List.of(type));

    TypeFacts closed = facts.types().getFirst();
    assertNull(closed.head().superclass());
    assertEquals(List.of("a.In"), closed.head().interfaces());
    assertEquals(List.of(type.fields().getFirst()), closed.fields());
    assertEquals(List.of(new MethodFacts("in", 0, "V", List.of("I"), List.of())), closed.methods());
    assertEquals(
        new ModuleFacts("m", Set.of(), Set.of(), Set.of("a"), Map.of(), Set.of(), Map.of()),
        facts.modules().getFirst());
    assertEquals(6, facts.leftOut());
  }
}
