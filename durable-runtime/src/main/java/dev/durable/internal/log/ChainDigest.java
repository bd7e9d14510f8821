package dev.durable.internal.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The digest of a commit: SHA-256 over the digest of the commit before and the bytes of its own
 * extent. Can be used for one commit after the other; not safe for several threads at once.
 */
final class ChainDigest {

  /**
   * The virtual machine has fast code for SHA-256, but finds it only after some thousand calls. A
   * large commit in few large pieces would be over before.
   */
  private static final int PIECE = 4096;

  private final MessageDigest sha;

  ChainDigest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** Begins with the commit behind that one, or with the first. */
  void begin(@Nullable Commit previous) {
    sha.reset();
    if (previous != null) {
      sha.update(previous.digest());
    }
  }

  /** The next bytes of the extent. */
  void update(byte[] bytes, int from, int length) {
    for (int done = 0; done < length; done += PIECE) {
      sha.update(bytes, from + done, Math.min(PIECE, length - done));
    }
  }

  /** The digest. */
  byte[] end() {
    return sha.digest();
  }
}
