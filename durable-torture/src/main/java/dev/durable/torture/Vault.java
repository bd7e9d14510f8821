package dev.durable.torture;

import dev.durable.annotations.Durable;

/** Holds one text, perhaps of more than a mebibyte. */
@Durable
public interface Vault {

  String contents();
}
