package dev.durable.processor.diagnostic;

import dev.durable.processor.model.Origin;
import java.util.List;

/**
 * One thing that is wrong, and where.
 *
 * @param arguments for the message of the id
 */
public record Finding(DiagnosticId id, Origin origin, List<String> arguments) {

  /** A finding. */
  public static Finding of(DiagnosticId id, Origin origin, String... arguments) {
    return new Finding(id, origin, List.of(arguments));
  }

  /** The text that users see. */
  public String text() {
    return id.text(arguments);
  }
}
