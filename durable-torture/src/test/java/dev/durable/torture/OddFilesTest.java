package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where a heap should be there is something that is none, or that the process may not touch: each
 * way in says so, by a typed error that names the file, and none of them waits for anything.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OddFilesTest {

  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path directory;

  private Path heap;

  @BeforeEach
  void name() throws IOException {
    heap = directory.toRealPath().resolve("bank.dheap");
    assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  private static void requireRefused(Way way, Path file) {
    String said = way.refusal(file);
    assertNotNull(said, way + " took it for a heap");
    assertTrue(said.contains(file.toString()), said);
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryIsNoHeap(Way way) throws IOException {
    Files.createDirectory(heap);
    requireRefused(way, heap);
    assertTrue(Files.isDirectory(heap));
  }

  @ParameterizedTest
  @EnumSource
  void nobodyWaitsForAPipe(Way way) throws Exception {
    pipe(heap);
    requireRefused(way, heap);
  }

  private static void pipe(Path path) throws Exception {
    Path program = Path.of("/usr/bin/mkfifo");
    assumeTrue(Files.isExecutable(program), "no mkfifo");
    assertEquals(0, new ProcessBuilder(program.toString(), path.toString()).start().waitFor());
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceIsNoHeap(Way way) throws IOException {
    assumeTrue(Files.exists(FULL), "no device that is always full");
    Path lock = Path.of(FULL + ".lock");
    boolean there = Files.exists(lock);
    Files.createSymbolicLink(heap, FULL);
    String said = way.refusal(heap);
    if (!there) {
      Files.deleteIfExists(lock);
    }
    assertNotNull(said, way + " took it for a heap");
    assertTrue(said.contains(FULL.toString()), said);
  }

  /** The disk of a heap may only not be mounted: no new one takes the place of the link to it. */
  @ParameterizedTest
  @EnumSource
  void aLinkToNothingIsLeftAsItIs(Way way) throws IOException {
    Files.createSymbolicLink(heap, directory.resolve("nothing"));
    requireRefused(way, heap);
    assertTrue(Files.isSymbolicLink(heap));
  }

  @ParameterizedTest
  @EnumSource
  void noHeapLiesInAFile(Way way) throws IOException {
    Path file = Files.writeString(directory.toRealPath().resolve("file"), "text");
    requireRefused(way, file.resolve("bank.dheap"));
    assertEquals("text", Files.readString(file));
  }

  @Test
  void whereTheLockIsAPipeOrAFullDeviceNobodyWrites() throws Exception {
    assumeTrue(Files.exists(FULL), "no device that is always full");
    KillChild.open(heap).close();
    Path lock = Path.of(heap + ".lock");
    Files.delete(lock);
    pipe(lock);
    requireRefused(Way.OPEN, heap);
    Files.delete(lock);
    Files.createSymbolicLink(lock, FULL);
    requireRefused(Way.OPEN, heap);
    assertNull(Way.READ.refusal(heap));
    Files.delete(lock);
    assertNull(Way.OPEN.refusal(heap));
  }

  /** Rights of the directory, of the heap, and the ways that are refused with these. */
  @ParameterizedTest
  @CsvSource({
    "r-xr-xr-x, rw-------, OPEN SALVAGE",
    "rwxr-xr-x, r--------, OPEN",
    "rwxr-xr-x, -w-------, OPEN READ UNTRUSTED VERIFY SALVAGE",
    "rwxr-xr-x, ---------, OPEN READ UNTRUSTED VERIFY SALVAGE",
  })
  void whoMayNotIsToldWhat(String ofDirectory, String ofHeap, String refused) throws Exception {
    KillChild.open(heap).close();
    Files.delete(Path.of(heap + ".lock"));
    Path closed = Files.createDirectory(heap.resolveSibling("closed"));
    Files.move(heap, closed.resolve("bank.dheap"));
    heap = closed.resolve("bank.dheap");
    byte[] before = Files.readAllBytes(heap);
    Files.setPosixFilePermissions(heap, PosixFilePermissions.fromString(ofHeap));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString(ofDirectory));
    try {
      assertEquals(List.of(refused.strip()), powerless(heap));
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(heap, PosixFilePermissions.fromString("rw-------"));
    }
    assertFalse(Files.exists(Path.of(heap + ".new")), "something was left behind");
    assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(heap)));
    assertNull(Way.OPEN.refusal(heap));
  }

  @Test
  void noHeapIsMadeWhereNothingMayBeMade() throws Exception {
    Path closed = Files.createDirectory(heap.resolveSibling("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    List<String> refused = powerless(closed.resolve("bank.dheap"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals(List.of("OPEN READ UNTRUSTED VERIFY SALVAGE"), refused);
    try (var left = Files.list(closed)) {
      assertEquals(0, left.count());
    }
  }

  /** The ways that are refused to a process which rights bind, also where this one is root. */
  private static List<String> powerless(Path file) throws Exception {
    List<String> namespace = List.of("unshare", "--user");
    List<String> probe = new java.util.ArrayList<>(namespace);
    probe.add("true");
    assumeTrue(
        new ProcessBuilder(probe).start().waitFor() == 0, "the rights of root cannot be given up");
    List<String> command = new java.util.ArrayList<>(namespace);
    command.addAll(Processes.java(OddFilesChild.class, "-Xmx96m", "-XX:TieredStopAtLevel=1"));
    command.add(file.toString());
    return Processes.run(command);
  }
}
