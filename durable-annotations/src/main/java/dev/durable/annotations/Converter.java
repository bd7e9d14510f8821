package dev.durable.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores a property of any type through a converter.
 *
 * <pre>{@code
 * @Converter(CurrencyConverter.class) // implements ValueConverter<Currency, String>
 * Currency currency();
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Converter {

  /** The converter, between the property's type and a type that Durable stores. */
  Class<? extends ValueConverter<?, ?>> value();
}
