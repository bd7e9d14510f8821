/** A shop: what a user of Durable writes, and {@code Main}, which shows it in use. */
@NullMarked
package dev.durable.examples.shop;

import org.jspecify.annotations.NullMarked;
