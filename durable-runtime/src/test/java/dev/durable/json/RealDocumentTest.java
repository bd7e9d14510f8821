package dev.durable.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A document that people use goes through text, drafts, a commit and a reopened heap, and means the
 * same. {@code -Djson.document=file} names another one.
 */
final class RealDocumentTest {

  private static String document() throws IOException {
    String other = System.getProperty("json.document");
    if (other != null) {
      return Files.readString(Path.of(other));
    }
    try (InputStream in = ClassLoader.getSystemResourceAsStream("emojis.json")) {
      return new String(
          Objects.requireNonNull(in, "emojis.json of emoji-java").readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }

  @Test
  void aRealDocumentComesBackExactly() throws IOException {
    String text = document();
    Object tree = Tree.of(text);
    assertTrue(Tree.size(tree) > 10_000, "a large document: " + Tree.size(tree));
    Engine engine = new Engine(new MemoryStorage(1));
    Path file = Path.of("document.dheap");
    try (DurableHeap<JObject, JObjectDraft> heap =
        engine.open(
            file,
            JObjectDraft.TYPE,
            HeapOptions.defaults(),
            root -> root.put("document", Json.parse(text)))) {
      assertEquals(tree, Tree.of(print(heap)));
    }
    try (DurableHeap<JObject, JObjectDraft> heap =
        engine.open(file, JObjectDraft.TYPE, HeapOptions.defaults(), root -> {})) {
      assertEquals(tree, Tree.of(print(heap)));
    }
  }

  private static String print(DurableHeap<JObject, JObjectDraft> heap) {
    return Json.print(Objects.requireNonNull(heap.snapshot().root().get("document")));
  }
}
