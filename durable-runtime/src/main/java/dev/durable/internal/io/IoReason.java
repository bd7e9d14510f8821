package dev.durable.internal.io;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why an operation on a file failed. */
public final class IoReason {

  private IoReason() {}

  /**
   * The message, which names the file; and the reason, which many of the JDK's exceptions leave to
   * the name of their class. It ends without a full stop.
   */
  public static String of(Throwable failed) {
    String message = failed.getMessage();
    if (message == null) {
      return failed.getClass().getSimpleName();
    }
    if (!(failed instanceof FileSystemException file) || file.getReason() != null) {
      return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
    String reason =
        switch (file) {
          case AccessDeniedException _ -> "permission denied";
          case NoSuchFileException _ -> "no such file or directory";
          case NotDirectoryException _ -> "not a directory";
          default -> file.getClass().getSimpleName();
        };
    return message + " (" + reason + ")";
  }
}
