package dev.durable.processor.diagnostic;

import dev.durable.processor.model.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Prints findings. The only class that talks to the {@link Messager}.
 *
 * <p>A compiler shows positions only in the sources that it compiles. A finding at an inherited
 * member that comes from elsewhere is moved to the type that inherits it, and says which member it
 * is about.
 */
public final class Reporter {

  private final Elements elements;
  private final Messager messager;

  /** Prints to this messager. */
  public Reporter(Elements elements, Messager messager) {
    this.elements = elements;
    this.messager = messager;
  }

  /**
   * Prints the findings.
   *
   * @param compiled the canonical names of the top-level types that are being compiled
   */
  public void print(Iterable<Finding> findings, Set<String> compiled) {
    List<Finding> ordered = new ArrayList<>();
    findings.forEach(ordered::add);
    ordered.sort(
        Comparator.comparing((Finding finding) -> finding.origin().subject())
            .thenComparing(finding -> finding.origin().type())
            .thenComparingInt(this::memberIndex));
    for (Finding finding : ordered) {
      print(finding, compiled);
    }
  }

  /** Where the member stands in its type, so that findings are read from top to bottom. */
  private int memberIndex(Finding finding) {
    TypeElement type = elements.getTypeElement(finding.origin().type());
    String member = finding.origin().member();
    return type == null || member == null
        ? -1
        : type.getEnclosedElements().indexOf(member(type, member));
  }

  private void print(Finding finding, Set<String> compiled) {
    Diagnostic.Kind kind = finding.id().isError() ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
    Origin origin = finding.origin();
    TypeElement type = elements.getTypeElement(origin.type());
    if (type == null || !compiled.contains(topLevel(type))) {
      String member = origin.type() + (origin.member() == null ? "" : "." + origin.member());
      TypeElement subject = elements.getTypeElement(origin.subject());
      messager.printMessage(kind, finding.text() + " (At " + member + ".)", subject);
      return;
    }
    Element element = origin.member() == null ? type : member(type, origin.member());
    AnnotationMirror annotation = annotation(element, origin.annotation());
    if (annotation == null) {
      messager.printMessage(kind, finding.text(), element);
      return;
    }
    AnnotationValue value = value(annotation, origin.value());
    if (value == null) {
      messager.printMessage(kind, finding.text(), element, annotation);
    } else {
      messager.printMessage(kind, finding.text(), element, annotation, value);
    }
  }

  /** The canonical name of the top-level type that a type is in. */
  public static String topLevel(TypeElement type) {
    Element element = type;
    while (element.getEnclosingElement() != null
        && element.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      element = element.getEnclosingElement();
    }
    return ((TypeElement) element).getQualifiedName().toString();
  }

  /** The member of this signature; the type where a round took it away. */
  private static Element member(TypeElement type, String signature) {
    return type.getEnclosedElements().stream()
        .filter(
            member ->
                member instanceof ExecutableElement method
                    && MemberSignature.of(method).equals(signature))
        .findFirst()
        .map(Element.class::cast)
        .orElse(type);
  }

  private static @Nullable AnnotationMirror annotation(Element element, @Nullable String name) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (((TypeElement) mirror.getAnnotationType().asElement())
          .getQualifiedName()
          .contentEquals(name == null ? "" : name)) {
        return mirror;
      }
    }
    return null;
  }

  private static @Nullable AnnotationValue value(
      AnnotationMirror annotation, @Nullable String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name == null ? "" : name)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
