package dev.durable.examples.jdk.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The image of the running JDK, read. */
final class ImageReaderTest {

  @Test
  void modulesComeWithWhatTheyRequire() throws IOException {
    AtomicInteger last = new AtomicInteger();
    JdkFacts facts =
        new ImageReader(JdkHomes.running(), (count, all) -> last.accumulateAndGet(all, Math::max))
            .read(Set.of("java.logging"));
    assertEquals(
        List.of("java.base", "java.logging"),
        facts.modules().stream().map(ModuleFacts::name).toList());
    assertEquals(facts.types().size(), last.get());
    assertEquals(0, facts.leftOut());
    TypeFacts handler =
        facts.types().stream()
            .filter(type -> type.name().equals("java.util.logging.ConsoleHandler"))
            .findFirst()
            .orElseThrow();
    assertEquals("java.logging", handler.module());
    assertEquals("java.util.logging.StreamHandler", handler.head().superclass());
    assertTrue(facts.modules().getLast().exports().contains("java.util.logging"));
  }

  @Test
  void unknownModuleIsRefusedWithThoseThereAre() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ImageReader(JdkHomes.running(), (_, _) -> {}).read(Set.of("java.bass")));
    assertTrue(
        refused.toString().contains("has no module java.bass. It has: java.base, "),
        refused.toString());
  }
}
