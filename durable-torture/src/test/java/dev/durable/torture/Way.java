package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.error.HeapIoException;
import dev.durable.error.NotAHeapException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ways into a file that may be a heap. */
@SuppressWarnings("ImmutableEnumChecker") // they keep no state
enum Way {
  OPEN(file -> KillChild.open(file).close()),
  READ(file -> DurableHeap.openReadOnly(file, BankDraft.TYPE).close()),
  UNTRUSTED(file -> DurableHeap.openUntrusted(file, BankDraft.TYPE).close()),
  VERIFY(file -> requireWhole(file)),
  SALVAGE(file -> DurableHeap.salvage(file, file.resolveSibling("salvaged.dheap")));

  private final Consumer<Path> way;

  Way(Consumer<Path> way) {
    this.way = way;
  }

  private static void requireWhole(Path file) {
    if (!DurableHeap.verify(file).ok()) {
      throw new Violation(DurableHeap.verify(file).toString());
    }
  }

  /** Goes it; returns what is said of the file if it is refused, or null. */
  @Nullable String refusal(Path file) {
    try {
      way.accept(file);
      return null;
    } catch (HeapIoException | NotAHeapException typed) {
      return String.valueOf(typed.getMessage());
    }
  }
}
