package dev.durable.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the generated sources can rely on, as seen from the annotated interface.
 *
 * @param nullable the annotation that marks nullable types; null where none is visible
 * @param nullMarked whether {@code NullMarked} of JSpecify is visible
 * @param generated whether {@code javax.annotation.processing.Generated} is readable
 * @param module whether it belongs to a named module, where exported signatures are checked
 * @param ownWarnings what must be suppressed to name the interface, where it is deprecated
 * @param warnings what must be suppressed to name its properties and their types, too
 * @param shadowed simple names that mean something else inside of generated classes, by inheritance
 *     or by their package
 */
public record Environment(
    @Nullable ClassName nullable,
    boolean nullMarked,
    boolean generated,
    boolean module,
    List<String> ownWarnings,
    List<String> warnings,
    List<String> shadowed) {}
