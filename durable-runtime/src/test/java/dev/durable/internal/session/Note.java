package dev.durable.internal.session;

import org.jspecify.annotations.Nullable;

/** A small entity whose generated classes are written by hand: the processor is a later module. */
public interface Note {

  int score();

  String text();

  @Nullable Note next();
}
