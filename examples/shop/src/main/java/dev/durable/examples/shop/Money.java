package dev.durable.examples.shop;

import java.math.BigDecimal;

/** A value made of values. */
public record Money(BigDecimal amount, Currency currency) {

  /** Where it is legal tender. */
  public enum Currency {
    EUR,
    CHF,
    USD
  }

  public static Money eur(String amount) {
    return new Money(new BigDecimal(amount), Currency.EUR);
  }
}
