package dev.durable.examples.jdk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.Snapshot;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.DeclaredTypeDraft;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, over the base module of the running JDK. */
final class MainTest {

  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final long SMALL_COMMIT = 1_500;

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  private int run(String... arguments) {
    printed.reset();
    return Main.run(
        List.of(arguments),
        new Output(new PrintStream(printed, true, StandardCharsets.UTF_8), false),
        new PrintStream(complained, true, StandardCharsets.UTF_8));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String complaints() {
    return complained.toString(StandardCharsets.UTF_8);
  }

  @Test
  void indexesReopensAsksEditsAndLooksBack() {
    Path file = folder.resolve("jdk.dheap");
    String[] arguments = {"--jdk", JAVA_HOME, "--heap", file.toString(), "--modules", "java.base"};
    assertEquals(0, run(arguments), this::complaints);
    assertTrue(output().contains("public class java.util.ArrayList extends"), this::output);
    assertTrue(output().contains("committed as version 2"), this::output);
    assertTrue(output().contains("version 1 says: null"), this::output);

    assertEquals(0, run(arguments), this::complaints);
    assertTrue(output().contains("is in the heap already, as version 1"), this::output);
    assertTrue(output().contains("committed as version 3"), this::output);

    try (var heap = DurableHeap.open(file, JdkDraft.TYPE)) {
      singleFieldCommitIsSmall(heap);
    }
    opensAgainToTheFirstAnswer(file);
  }

  private static void singleFieldCommitIsSmall(DurableHeap<Jdk, JdkDraft> heap) {
    DeclaredType list = type(heap, "java.util.List");
    try (var draft = heap.draft()) {
      draft.edit(DeclaredTypeDraft.TYPE, list).flags(list.flags() | 0x1000);
      Snapshot<Jdk> snapshot = draft.commit("one field");
      assertTrue(
          snapshot.commit().bytes() <= SMALL_COMMIT,
          () -> "A single field took " + snapshot.commit().bytes() + " bytes.");
    }
    assertTrue(type(heap, "java.util.List").isSynthetic());
    assertFalse(list.isSynthetic());
  }

  /**
   * How long that takes is printed by the program; a test that asserted it would test the machine.
   */
  private static void opensAgainToTheFirstAnswer(Path file) {
    try (var heap = DurableHeap.open(file, JdkDraft.TYPE)) {
      assertEquals("public interface java.util.Map", type(heap, "java.util.Map").declaration());
    }
  }

  private static DeclaredType type(DurableHeap<Jdk, JdkDraft> heap, String name) {
    DeclaredType type = heap.snapshot().root().type(name);
    assertNotNull(type, name);
    return type;
  }

  @Test
  void helpIsPrintedAndNothingIsDone() {
    assertEquals(0, run("--help", "--heap", folder.resolve("none.dheap").toString()));
    assertTrue(output().contains("--jdk PATH"), this::output);
    assertFalse(Files.exists(folder.resolve("none.dheap")));
  }

  @Test
  void mistakesAreSaidInASentence() {
    assertEquals(1, run("--jdk", folder.toString()));
    assertTrue(complaints().startsWith(folder + " is no JDK"), this::complaints);
    assertEquals(1, run("--verbose"));
    assertTrue(complaints().contains("There is no option --verbose."), this::complaints);
  }

  @Test
  void folderThatCannotBeIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(1, run("--jdk", JAVA_HOME, "--heap", file.resolve("jdk.dheap").toString()));
    assertTrue(
        complaints().startsWith("Cannot make the folder " + file + " for the heap."),
        this::complaints);
  }

  @Test
  void foreignFileIsRefusedAndLeftAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "not a heap at all");
    assertEquals(1, run("--jdk", JAVA_HOME, "--heap", file.toString()));
    assertTrue(complaints().contains(file.toString()), this::complaints);
    assertEquals("not a heap at all", Files.readString(file));
  }
}
