package dev.durable.examples.shop;

import dev.durable.annotations.Durable;
import dev.durable.json.JObject;
import org.jspecify.annotations.Nullable;

/** Bean style, kept by the draft. */
@Durable
public interface Settings {

  String getTheme();

  boolean isDark();

  @Nullable Customer getOwner();

  /** What no release has foreseen. */
  @Nullable JObject getExtras();
}
