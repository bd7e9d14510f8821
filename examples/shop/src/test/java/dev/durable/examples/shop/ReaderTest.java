package dev.durable.examples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.durable.DurableHeap;
import dev.durable.Snapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading beside a writer, in the same process and in another. */
final class ReaderTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("shop.dheap");
  }

  private DurableHeap<Shop, ShopDraft> open() {
    return DurableHeap.open(
        file(),
        ShopDraft.TYPE,
        shop -> shop.name("Tea & Co").settings(new SettingsDraft().setTheme("light")));
  }

  @Test
  void aReaderFollowsTheWriterAndItsSnapshotsStay() throws Exception {
    try (var writer = open();
        var reader = DurableHeap.openReadOnly(file(), ShopDraft.TYPE)) {
      Snapshot<Shop> before = reader.snapshot();
      for (int i = 1; i <= 300; i++) {
        String key = "c" + i;
        writer.commit(key, shop -> shop.customers().put(key, SessionTest.customer(key)));
      }
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (reader.refresh().version() < 300) {
        assertEquals(true, System.nanoTime() < deadline, "the reader never saw version 300");
        Thread.onSpinWait();
      }
      assertEquals(300, reader.snapshot().root().customers().size());
      assertNull(before.root().customers().get("c1"));
      Customer last = reader.at(300).root().customers().get("c300");
      assertNotNull(last);
      assertEquals("c300", last.name());
    }
  }

  /** The other process: answers each line it gets with the version and the number of customers. */
  @SuppressWarnings("ClosingStandardOutputStreams") // the process ends with them
  public static void main(String[] args) throws IOException {
    try (var heap = DurableHeap.openReadOnly(Path.of(args[0]), ShopDraft.TYPE);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out =
            new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true)) {
      while (in.readLine() != null) {
        Snapshot<Shop> snapshot = heap.refresh();
        out.println(snapshot.version() + " " + snapshot.root().customers().size());
      }
    }
  }

  @Test
  void anotherProcessReadsWhileThisOneWrites() throws Exception {
    try (var writer = open()) {
      writer.commit("a", shop -> shop.customers().put("a", SessionTest.customer("a")));
      Process reader =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  ReaderTest.class.getName(),
                  file().toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var ask =
              new PrintWriter(
                  new OutputStreamWriter(reader.getOutputStream(), StandardCharsets.UTF_8), true);
          var answers =
              new BufferedReader(
                  new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8))) {
        for (int i = 2; i <= 20; i++) {
          String key = "c" + i;
          writer.commit(key, shop -> shop.customers().put(key, SessionTest.customer(key)));
          String expected = i + " " + i;
          String answer = "";
          long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
          while (!expected.equals(answer) && System.nanoTime() < deadline) {
            ask.println("?");
            answer = answers.readLine();
          }
          assertEquals(expected, answer);
        }
      } finally {
        reader.destroy();
        reader.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }
}
