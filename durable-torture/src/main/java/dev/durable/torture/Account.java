package dev.durable.torture;

import dev.durable.annotations.Durable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose money it is, and who else is meant. */
@Durable
public interface Account {

  String owner();

  long balance();

  /** May lead in circles. */
  @Nullable Account partner();

  List<String> notes();
}
