package dev.durable.internal.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.durable.DurableHeap;
import dev.durable.error.HeapIoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A folder that the kernel lets nobody write to, the user who runs the tests included: by its
 * permissions, or, where that user is root, by the attribute "immutable".
 */
final class ReadOnlyFolderTest {

  @TempDir Path folder;

  private Path file;
  private boolean isImmutable;

  @BeforeEach
  void findTheFile() throws IOException {
    file = folder.toRealPath().resolve("notes.dheap");
  }

  /** Closes the folder, or skips the test where nothing does. */
  private void seal() throws Exception {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions of POSIX");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    if (Files.isWritable(folder)) {
      isImmutable = chattr("+i");
    }
    assumeTrue(!canCreate(), "this user is root, and chattr +i is not possible here");
  }

  private boolean canCreate() {
    try {
      Files.delete(Files.createFile(folder.resolve("probe")));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private boolean chattr(String change) throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/chattr"))) {
      return false;
    }
    Process process =
        new ProcessBuilder("/usr/bin/chattr", change, folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }

  @AfterEach
  void unseal() throws Exception {
    if (isImmutable) {
      assertTrue(chattr("-i"), "chattr -i " + folder);
    }
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static HeapIoException refused(Path file) {
    return assertThrows(
        HeapIoException.class,
        () -> DurableHeap.open(file, NoteDraft.TYPE, root -> root.text("new")));
  }

  private static void assertTells(HeapIoException refused, Path file, String reason) {
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(file.toString()), message);
    assertTrue(message.contains(reason), message);
  }

  @Test
  void aNewHeapIsRefusedWithPathAndReason() throws Exception {
    seal();
    HeapIoException refused = refused(file);
    assertTrue(
        String.valueOf(refused.getMessage()).matches("(?s).*(ermission denied|not permitted).*"),
        refused.getMessage());
    assertTells(refused, file, file + ".lock");
    assertTrue(Files.notExists(file), "nothing was made");
  }

  @Test
  void aHeapThatIsThereIsReadAndLeftAsItWas() throws Exception {
    try (var heap = DurableHeap.open(file, NoteDraft.TYPE, root -> root.text("there"))) {
      heap.commit("one", root -> root.score(1));
    }
    Files.deleteIfExists(file.resolveSibling("notes.dheap.lock"));
    byte[] before = Files.readAllBytes(file);
    seal();
    assertTells(refused(file), file, "DurableHeap.openReadOnly");
    try (var heap = DurableHeap.openReadOnly(file, NoteDraft.TYPE)) {
      assertEquals(1, heap.snapshot().root().score());
    }
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  /** Folders of the kernel that even root cannot write to. */
  @ParameterizedTest
  @ValueSource(strings = {"/proc", "/sys"})
  void aFolderOfTheKernelIsRefusedWithPathAndReason(String kernel) {
    Path root = Path.of(kernel);
    assumeTrue(Files.isDirectory(root), "no " + kernel + " here");
    HeapIoException refused = refused(root.resolve("notes.dheap"));
    assertTells(refused, root.resolve("notes.dheap"), "notes.dheap.lock (");
    assertTrue(
        String.valueOf(refused.getMessage())
            .matches("(?s).*\\((permission denied|no such file or directory|[A-Z]\\w+)\\).*"),
        refused.getMessage());
  }
}
