package dev.durable.examples.shop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.Snapshot;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.DurableException;
import dev.durable.error.HeapClosedException;
import dev.durable.error.HeapIoException;
import dev.durable.error.HeapLockedException;
import dev.durable.error.InvalidDraftException;
import dev.durable.error.NoSuchVersionException;
import dev.durable.error.NotAHeapException;
import dev.durable.error.SchemaMismatchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input: each kind has its typed error with the path, and nothing is lost. */
final class OpeningTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("shop.dheap");
  }

  private DurableHeap<Shop, ShopDraft> open() {
    return DurableHeap.open(
        file,
        ShopDraft.TYPE,
        shop -> shop.name("Tea & Co").settings(new SettingsDraft().setTheme("light")));
  }

  private <E extends DurableException> E refused(Class<E> type) throws IOException {
    byte[] before = Files.readAllBytes(file);
    E refused = assertThrows(type, this::open);
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file), "the file was touched");
    assertThrows(type, () -> DurableHeap.openReadOnly(file, ShopDraft.TYPE));
    return refused;
  }

  @Test
  void anotherFileIsNotAHeap() throws IOException {
    Files.writeString(file, "This is the diary of a tea shop. ".repeat(1000));
    refused(NotAHeapException.class);
  }

  @Test
  void anEmptyFileIsNotAHeap() throws IOException {
    Files.createFile(file);
    refused(NotAHeapException.class);
  }

  @Test
  void aHeapOfAnotherRootTypeIsRefused() {
    open().close();
    SchemaMismatchException refused =
        assertThrows(
            SchemaMismatchException.class,
            () -> DurableHeap.open(file, SettingsDraft.TYPE, s -> s.setTheme("x")));
    assertTrue(refused.getMessage().contains(Shop.class.getName()), refused.getMessage());
    assertTrue(refused.getMessage().contains(Settings.class.getName()), refused.getMessage());
    open().close();
  }

  @Test
  void anIncompleteRootIsNamedAndNoFileAppears() {
    InvalidDraftException invalid =
        assertThrows(InvalidDraftException.class, () -> DurableHeap.open(file, ShopDraft.TYPE));
    assertTrue(invalid.getMessage().contains("Shop (new).name"), invalid.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void whatTheFillingOfTheRootThrowsIsThrownAndNoFileAppears() throws IOException {
    assertThrows(
        IOException.class,
        () ->
            DurableHeap.open(
                file,
                ShopDraft.TYPE,
                shop -> {
                  throw new IOException("no");
                }));
    try (var left = Files.list(folder)) {
      assertEquals(0, left.filter(f -> !f.toString().endsWith(".lock")).count());
    }
  }

  @Test
  void aSecondWriterIsRefusedAndToldWhoHoldsTheHeap() {
    try (var heap = open()) {
      HeapLockedException locked = assertThrows(HeapLockedException.class, this::open);
      assertTrue(locked.getMessage().contains(file.toString()), locked.getMessage());
      assertTrue(
          locked.getMessage().contains(Long.toString(ProcessHandle.current().pid())),
          locked.getMessage());
      heap.commit("still mine", shop -> shop.name("Other"));
    }
    open().close();
  }

  @Test
  void aMissingFileCannotBeOpenedToRead() {
    DurableException missing =
        assertThrows(HeapIoException.class, () -> DurableHeap.openReadOnly(file, ShopDraft.TYPE));
    assertTrue(missing.getMessage().contains(file.toString()), missing.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void aMissingFolderIsAnIoError() {
    file = folder.resolve("missing").resolve("shop.dheap");
    assertThrows(HeapIoException.class, this::open);
  }

  @Test
  void useAfterCloseIsAnException() {
    DurableHeap<Shop, ShopDraft> heap = open();
    Snapshot<Shop> snapshot =
        heap.commit("ada", shop -> shop.customers().put("ada", SessionTest.customer("Ada")));
    Shop root = snapshot.root();
    Customer ada = root.customers().get("ada");
    assertNotNull(ada);
    heap.close();
    heap.close();
    assertThrows(HeapClosedException.class, root::name);
    assertThrows(HeapClosedException.class, snapshot::root);
    assertThrows(HeapClosedException.class, () -> root.customers().size());
    assertThrows(HeapClosedException.class, () -> ada.score());
    assertThrows(HeapClosedException.class, () -> heap.commit("late", shop -> {}));
    assertThrows(HeapClosedException.class, () -> heap.snapshot().root());
  }

  @Test
  void versionsThatAreNotThereAreNamed() {
    try (var heap = open()) {
      heap.commit("one", shop -> {});
      NoSuchVersionException none = assertThrows(NoSuchVersionException.class, () -> heap.at(7));
      assertTrue(none.getMessage().contains("1"), none.getMessage());
      assertThrows(NoSuchVersionException.class, () -> heap.at(-1));
      assertThrows(NoSuchVersionException.class, () -> heap.at(Instant.EPOCH));
      assertEquals(1, heap.at(Instant.now().plusSeconds(60)).version());
    }
  }

  @Test
  void damagedBytesAreFoundBeforeAValueIsSeen() throws IOException {
    try (var heap = open()) {
      heap.commit("ada", shop -> shop.customers().put("ada", SessionTest.customer("Ada Lovelace")));
    }
    byte[] bytes = Files.readAllBytes(file);
    int at = indexOf(bytes, "Ada Lovelace");
    bytes[at + 1] ^= 1;
    Files.write(file, bytes);
    CorruptHeapException corrupt =
        assertThrows(
            CorruptHeapException.class,
            () -> {
              try (var heap = DurableHeap.openReadOnly(file, ShopDraft.TYPE)) {
                Customer ada = heap.snapshot().root().customers().get("ada");
                throw new AssertionError("a wrong value was seen: " + ada);
              }
            });
    assertTrue(corrupt.offset() <= at, "offset " + corrupt.offset() + ", damaged at " + at);
    assertTrue(corrupt.getMessage().contains(file.toString()), corrupt.getMessage());
  }

  private static int indexOf(byte[] bytes, String text) {
    byte[] wanted = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError(text + " is not in the file");
  }
}
