package dev.durable.processor.diagnostic;

import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;

/** Names methods alike for all compilers, whose {@code toString} differ. */
public final class MemberSignature {

  private MemberSignature() {}

  /** Name and parameter types, {@code before(java.time.Instant)}. */
  public static String of(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> parameter.asType().toString())
        .collect(Collectors.joining(",", method.getSimpleName() + "(", ")"));
  }
}
