package dev.durable.examples.shop;

import dev.durable.annotations.Default;
import dev.durable.annotations.Durable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Someone who buys. */
@Durable
public interface Customer extends Named<String> {

  @Nullable String email();

  int score();

  Instant created();

  Address address();

  Optional<String> phone();

  @Nullable Customer referredBy();

  List<Order> orders();

  @Default
  default Tier tier() {
    return Tier.BASIC;
  }

  default String label() {
    return name() + " <" + email() + ">";
  }

  enum Tier {
    BASIC,
    GOLD
  }
}
