package dev.durable.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.durable.error.HeapIoException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.io.Storage;
import dev.durable.internal.log.Heaps;
import java.lang.reflect.Proxy;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Whoever asks for a file that the system refuses is told which file, and why in words. */
final class RefusedFileTest {

  private static final Path FILE = Path.of("refused.dheap");

  private final MemoryStorage files = new MemoryStorage(1);
  private final Storage storage =
      (Storage)
          Proxy.newProxyInstance(
              Storage.class.getClassLoader(),
              new Class<?>[] {Storage.class},
              (_, method, arguments) -> {
                if (Set.of("openToRead", "openToWrite", "create").contains(method.getName())) {
                  throw new AccessDeniedException(arguments[0].toString()); // as the JDK does it
                }
                return method.invoke(files, arguments);
              });

  private static void assertTold(Executable opening) {
    String message = assertThrows(HeapIoException.class, opening).getMessage();
    assertTrue(message.contains("refused.dheap (permission denied)"), message);
  }

  private static void assertNotCreatedIsTold(Executable opening) {
    String message = assertThrows(HeapIoException.class, opening).getMessage();
    assertTrue(message.contains("refused.dheap.new (permission denied)"), message);
  }

  @Test
  void everyWayInSaysWhyItFailed() {
    assertNotCreatedIsTold(
        () -> HeapFiles.create(storage, FILE, Heaps.COMMIT, _ -> fail("nothing to fill")));
    files.put(FILE, new byte[0]);
    assertTold(() -> HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT));
    assertTold(() -> HeapFiles.openToRead(storage, FILE));
    assertTold(() -> HeapInspection.openUntrusted(storage, FILE, Long.MAX_VALUE));
    assertTold(() -> HeapInspection.verify(storage, FILE, (done, total) -> {}));
    assertTold(() -> HeapSalvage.run(storage, FILE, Path.of("target.dheap")));
  }
}
