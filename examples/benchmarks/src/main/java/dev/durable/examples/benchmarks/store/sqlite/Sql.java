package dev.durable.examples.benchmarks.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** What reading and writing have in common; a failure ends the measurement. */
final class Sql {

  interface Call<T> {
    T run() throws SQLException;
  }

  interface Action {
    void run() throws SQLException;
  }

  private Sql() {}

  /** Sets two columns, seconds and nanoseconds. */
  static void setTime(PreparedStatement statement, int column, Instant time) throws SQLException {
    statement.setLong(column, time.getEpochSecond());
    statement.setInt(column + 1, time.getNano());
  }

  static <T> T get(Call<T> call) {
    try {
      return call.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void run(Action action) {
    try {
      action.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
