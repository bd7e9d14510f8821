package dev.durable.internal.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

/** Every failure gets words that end within a sentence. */
class IoReasonTest {

  @Test
  void whatTheJdkSaysOnlyByTheClassIsSaidInWords() {
    assertEquals("a.dheap (permission denied)", IoReason.of(new AccessDeniedException("a.dheap")));
    assertEquals("a. (permission denied)", IoReason.of(new AccessDeniedException("a.")));
    assertEquals(
        "a.dheap: no room", IoReason.of(new FileSystemException("a.dheap", null, "no room")));
  }

  @Test
  void whatHasNoMessageIsNamed() {
    assertEquals("OutOfMemoryError", IoReason.of(new OutOfMemoryError()));
  }

  @Test
  void aSentenceLosesItsStop() {
    assertEquals("The device failed", IoReason.of(new IOException("The device failed.")));
  }
}
