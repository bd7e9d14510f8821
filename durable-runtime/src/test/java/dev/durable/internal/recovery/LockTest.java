package dev.durable.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.error.HeapIoException;
import dev.durable.error.HeapLockedException;
import dev.durable.error.NotAHeapException;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.log.Heaps;
import dev.durable.internal.log.Log;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That only one at a time writes to a heap: in this process, and beside another one. */
@Timeout(60)
class LockTest {

  @TempDir Path directory;

  private static Log open(Path file) {
    return HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT);
  }

  @Test
  void theSameFileUnderOtherNamesIsLockedToo() throws Exception {
    Path file = directory.resolve("a.dheap");
    Path symbolic = Files.createSymbolicLink(directory.resolve("b.dheap"), file);
    try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10)) {
      Path hard = Files.createLink(directory.resolve("c.dheap"), file);
      assertThrows(HeapLockedException.class, () -> open(symbolic));
      assertThrows(HeapLockedException.class, () -> open(hard));
      assertThrows(HeapLockedException.class, () -> open(file));
      Heaps.commit(log, 10);
    }
    open(symbolic).close();
    open(directory.resolve("c.dheap")).close();
  }

  @Test
  void whatIsNoHeapGetsNoLockFileBesideIt() throws Exception {
    Path file = Files.writeString(directory.resolve("letter.txt"), "Dear Sir".repeat(2_000));
    assertThrows(NotAHeapException.class, () -> open(file));
    try (Stream<Path> all = Files.list(directory)) {
      assertEquals(List.of(file), all.toList());
    }
  }

  @Test
  void readingTheFileInThisProcessDoesNotLoseTheLock() throws Exception {
    Path file = directory.resolve("a.dheap");
    try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10)) {
      assertTrue(Files.readAllBytes(file).length > 0);
      HeapFiles.openToRead(FileStorage.system(), file).close();
      assertEquals("locked", child("try", file).strip());
      Heaps.commit(log, 10);
    }
    assertEquals("opened 1", child("try", file).strip());
  }

  @Test
  void aKilledWriterLeavesNoLockAndNothingIsLost() throws Exception {
    Path file = directory.resolve("a.dheap");
    Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10).close();
    Process child = start("commit", file);
    long acknowledged = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      while (acknowledged < 200) {
        acknowledged = Long.parseLong(String.valueOf(lines.readLine()));
      }
      HeapLockedException locked = assertThrows(HeapLockedException.class, () -> open(file));
      assertTrue(locked.toString().contains("process " + child.pid()), locked.toString());
      try (Log reader = HeapFiles.openToRead(FileStorage.system(), file)) {
        Heaps.checkAll(reader);
      }
      child.destroyForcibly().waitFor();
    }
    try (Log log = open(file)) {
      assertTrue(log.head().sequence() >= acknowledged);
      Heaps.checkAll(log);
    }
  }

  private static Process start(String what, Path file) throws Exception {
    return new ProcessBuilder(command(what, file))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> command(String what, Path file) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath(),
        Child.class.getName(),
        what,
        file.toString());
  }

  private static String classPath() {
    return "target/test-classes" + java.io.File.pathSeparator + "target/classes";
  }

  private static String child(String what, Path file) throws Exception {
    Process child = start(what, file);
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor());
    return out;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereNoMoreCanBeWrittenTheHeapStaysAsItWasAndGoesOn() throws Exception {
    Path file = directory.resolve("a.dheap");
    Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10).close();
    ProcessBuilder limited = new ProcessBuilder("bash", "-c", "ulimit -f 8000; exec \"$@\"", "-");
    limited.command().addAll(command("fill", file));
    Process child = limited.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), out);
    long acknowledged = Long.parseLong(out.strip());
    assertTrue(acknowledged > 3, out);
    try (Log log = open(file)) {
      assertEquals(acknowledged, log.head().sequence());
      Heaps.checkAll(log);
    }
  }

  /** What the other process does. */
  static final class Child {

    private Child() {}

    /** Commits until the file may not grow any more, then once again, smaller. */
    private static void fill(Log log) {
      boolean refused = false;
      while (!refused) {
        try {
          Heaps.commit(log, 1_000_000);
        } catch (HeapIoException full) {
          refused = true;
        }
      }
      Heaps.checkAll(log);
      System.out.println(Heaps.commit(log, 1000).sequence());
    }

    public static void main(String[] args) {
      Path file = Path.of(args[1]);
      try (Log log = open(file)) {
        if (args[0].equals("try")) {
          System.out.println("opened " + log.head().sequence());
          return;
        }
        if (args[0].equals("fill")) {
          fill(log);
          return;
        }
        for (int i = 0; i < 1_000_000; i++) {
          System.out.println(Heaps.commit(log, i % 1000).sequence());
        }
      } catch (HeapLockedException locked) {
        System.out.println("locked");
      }
    }
  }
}
