package dev.durable.processor.diagnostic;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;

/** Names methods alike for all compilers, whose {@code toString} differ. */
public final class MemberSignature {

  private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(\\([^)]*\\))?\\s*");

  private MemberSignature() {}

  /** Name and parameter types, {@code before(java.time.Instant)}. */
  public static String of(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> ANNOTATION.matcher(parameter.asType().toString()).replaceAll(""))
        .collect(Collectors.joining(",", method.getSimpleName() + "(", ")"));
  }
}
