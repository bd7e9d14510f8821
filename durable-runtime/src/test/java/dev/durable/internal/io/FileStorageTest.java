package dev.durable.internal.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.LittleEndian;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the storage seam on the file system of this machine. */
class FileStorageTest {

  private static final FileStorage STORAGE = FileStorage.system();

  @TempDir Path directory;

  @Test
  void whatIsWrittenIsReadAndSeenThroughAnEarlierMapping() throws Exception {
    MemorySegment mapping;
    try (StorageFile file = STORAGE.create(directory.resolve("a"))) {
      file.setSize(100_000);
      mapping = file.map(100_000);
      byte[] bytes = {1, 2, 3, 4};
      file.write(99_000, bytes, 1, 2);
      byte[] read = new byte[3];
      file.read(98_999, read, 0, 3);
      assertArrayEquals(new byte[] {0, 2, 3}, read);
      assertEquals(3, mapping.get(LittleEndian.BYTE, 99_001));
      assertTrue(mapping.isReadOnly());
      file.force();
      assertEquals(100_000, file.size());
    }
    assertEquals(3, mapping.get(LittleEndian.BYTE, 99_001), "a mapping outlives its file");
  }

  @Test
  void readingBehindTheEndSaysSo() throws Exception {
    try (StorageFile file = STORAGE.create(directory.resolve("a"))) {
      file.write(0, new byte[10], 0, 10);
      assertThrows(EOFException.class, () -> file.read(8, new byte[4], 0, 4));
      assertThrows(IOException.class, () -> file.map(11));
      assertEquals(10, file.size(), "mapping does not extend the file");
    }
  }

  @Test
  void anInterruptClosesNothingAndIsKept() throws Exception {
    try (StorageFile file = STORAGE.create(directory.resolve("a"))) {
      Thread.currentThread().interrupt();
      file.write(0, new byte[100], 0, 100);
      file.force();
      MemorySegment mapping = file.map(100);
      STORAGE.forceDirectory(directory);
      file.read(0, new byte[100], 0, 100);
      assertTrue(Thread.interrupted());
      assertEquals(0, mapping.get(LittleEndian.BYTE, 99));
    }
  }

  @Test
  void aFlushOnAThreadOfItsOwnIsNotBrokenOffEither() throws Exception {
    Path path = Files.createFile(directory.resolve("a"));
    StorageFile used;
    try (StorageFile file =
        new PlatformFile(path, new RandomAccessFile(path.toFile(), "rw"), false)) {
      for (int i = 0; i < 20; i++) {
        file.write(i, new byte[1], 0, 1);
        Thread.currentThread().interrupt();
        file.force();
        assertTrue(Thread.interrupted());
      }
      used = file;
    }
    assertThrows(IOException.class, () -> used.write(0, new byte[1], 0, 1));
  }

  @Test
  void openingNeverCreatesAndCreatingNeverOpens() throws Exception {
    Path path = directory.resolve("a");
    assertThrows(NoSuchFileException.class, () -> STORAGE.openToWrite(path));
    assertThrows(NoSuchFileException.class, () -> STORAGE.openToRead(path));
    assertFalse(Files.exists(path));
    STORAGE.create(path).close();
    assertThrows(FileAlreadyExistsException.class, () -> STORAGE.create(path));
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
    assertThrows(FileAlreadyExistsException.class, () -> STORAGE.create(link));
    assertFalse(Files.exists(directory.resolve("nowhere")));
  }

  @Test
  void aFileOpenedToReadRefusesWrites() throws Exception {
    Path path = directory.resolve("a");
    STORAGE.create(path).close();
    try (StorageFile file = STORAGE.openToRead(path)) {
      assertThrows(IOException.class, () -> file.write(0, new byte[1], 0, 1));
    }
  }

  @Test
  void theRealPathOfALinkIsThatOfItsFile() throws Exception {
    Path path = Files.createFile(directory.resolve("a"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), path);
    assertEquals(STORAGE.realPath(path), STORAGE.realPath(link));
    assertEquals(directory.toRealPath().resolve("new"), STORAGE.realPath(directory.resolve("new")));
    assertThrows(
        NoSuchFileException.class, () -> STORAGE.realPath(directory.resolve("no").resolve("a")));
    Path hard = Files.createLink(directory.resolve("hard"), path);
    assertEquals(STORAGE.fileKey(path), STORAGE.fileKey(hard));
  }

  @Test
  void aLockIsHeldUntilItIsClosedAndNamesItsHolder() throws Exception {
    Path path = directory.resolve("a.lock");
    StorageLock lock = STORAGE.tryLock(path, "me");
    assertNotNull(lock);
    assertEquals("me", STORAGE.lockHolder(path));
    lock.close();
    lock.close();
    StorageLock again = STORAGE.tryLock(path, "you");
    assertNotNull(again);
    assertNull(STORAGE.tryLock(path, "they"));
    again.close();
  }

  @Test
  void scheduledTasksRunOnce() throws Exception {
    CountDownLatch ran = new CountDownLatch(2);
    STORAGE.schedule(ran::countDown, 1_000_000);
    STORAGE.schedule(ran::countDown, 0);
    assertTrue(ran.await(10, TimeUnit.SECONDS));
  }
}
