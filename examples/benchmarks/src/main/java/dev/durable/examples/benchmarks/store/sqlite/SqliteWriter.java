package dev.durable.examples.benchmarks.store.sqlite;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A statement for each commit; many changes are one transaction. */
final class SqliteWriter implements Writer {

  static final String INSERT_EVENT = "INSERT INTO events VALUES (?,?,?,?,?)";

  private final Connection connection;
  private final PreparedStatement update;
  private final PreparedStatement insert;
  private long events;

  SqliteWriter(Connection connection) throws SQLException {
    this.connection = connection;
    this.update = connection.prepareStatement("UPDATE customers SET score = ? WHERE key = ?");
    this.insert = connection.prepareStatement(INSERT_EVENT);
    try (PreparedStatement last = connection.prepareStatement("SELECT max(number) FROM events");
        ResultSet row = last.executeQuery()) {
      this.events = row.getLong(1) + 1;
    }
  }

  static void setEvent(PreparedStatement statement, long number, EventData event)
      throws SQLException {
    statement.setLong(1, number);
    Sql.setTime(statement, 2, event.at());
    statement.setLong(4, event.customer());
    statement.setString(5, event.text());
  }

  @Override
  public synchronized void change(long key, int score) {
    Sql.run(
        () -> {
          update.setInt(1, score);
          update.setLong(2, key);
          update.executeUpdate();
        });
  }

  @Override
  public synchronized void change(long[] keys, int[] scores) {
    Sql.run(
        () -> {
          connection.setAutoCommit(false);
          for (int i = 0; i < keys.length; i++) {
            update.setInt(1, scores[i]);
            update.setLong(2, keys[i]);
            update.addBatch();
          }
          update.executeBatch();
          connection.commit();
          connection.setAutoCommit(true);
        });
  }

  @Override
  public synchronized void append(EventData event) {
    Sql.run(
        () -> {
          setEvent(insert, events++, event);
          insert.executeUpdate();
        });
  }

  @Override
  public void close() {
    Sql.run(connection::close);
  }
}
