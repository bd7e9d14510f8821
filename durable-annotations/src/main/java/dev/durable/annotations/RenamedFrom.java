package dev.durable.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The names that a property or an entity type had in earlier schemas, so that what was stored under
 * them is found again.
 *
 * <pre>{@code
 * @RenamedFrom("surname")
 * String familyName();
 * }</pre>
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface RenamedFrom {

  /** Earlier names: of a property as it was declared, of a type its binary name. */
  String[] value();
}
