package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The generated classes of an entity, a sealed one and one that holds JSON, kept to be read: most
 * tests check what the code does, this one that it is not right but strange.
 *
 * <p>Run with {@code -Dgoldens.update=true} to write them anew, and read the difference.
 */
class GoldenTest {

  private static final Path GOLDENS = Path.of("src/test/resources/goldens");

  private static final List<String> KEPT =
      List.of(
          "notes/NoteDraft.java",
          "shop/BasketDraft.java",
          "shop/CustomerDraft.java",
          "shop/Customer_Schema.java",
          "shop/Customer_Serializer.java",
          "shop/Customer_View.java",
          "shop/OrderDraft.java",
          "shop/PaymentDraft.java",
          "shop/ShopDraft.java");

  @Test
  void theShopAndTheNotesLookAsTheyDid() throws IOException {
    Map<String, String> generated =
        Compilation.javac()
            .sources(Fixtures.named("shop"))
            .sources(Fixtures.named("json"))
            .run()
            .generated();
    for (String name : KEPT) {
      Path golden = GOLDENS.resolve(name);
      if (Boolean.getBoolean("goldens.update")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, generated.get(name));
      }
      assertEquals(Files.readString(golden), generated.get(name), name);
    }
  }
}
