package dev.durable.examples.shop;

import dev.durable.annotations.Durable;
import org.jspecify.annotations.Nullable;

/** Bean style, kept by the draft. */
@Durable
public interface Settings {

  String getTheme();

  boolean isDark();

  @Nullable Customer getOwner();
}
