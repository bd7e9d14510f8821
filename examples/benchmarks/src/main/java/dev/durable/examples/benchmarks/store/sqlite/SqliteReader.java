package dev.durable.examples.benchmarks.store.sqlite;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.data.Profile;
import dev.durable.examples.benchmarks.store.Reader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Asks in SQL; sums are made by SQLite. */
final class SqliteReader implements Reader {

  private final Connection connection;
  private final PreparedStatement customer;
  private final PreparedStatement firstPrice;
  private final PreparedStatement visit;
  private final PreparedStatement scan;

  SqliteReader(Connection connection) throws SQLException {
    this.connection = connection;
    this.customer = connection.prepareStatement("SELECT * FROM customers WHERE key = ?");
    this.firstPrice =
        connection.prepareStatement(
            "SELECT price FROM orders WHERE customer = ? ORDER BY number LIMIT 1");
    this.visit =
        connection.prepareStatement(
            "SELECT c.name, c.score, o.quantity FROM customers c"
                + " JOIN orders o ON o.customer = c.key WHERE c.key = ?");
    this.scan =
        connection.prepareStatement(
            "SELECT sum(o.price * o.quantity) FROM customers c"
                + " JOIN orders o ON o.customer = c.key");
  }

  @Override
  public Profile locate(long key) {
    return Sql.get(
        () -> {
          customer.setLong(1, key);
          try (ResultSet row = customer.executeQuery()) {
            if (!row.next()) {
              throw new IllegalStateException("no customer " + key);
            }
            return new CustomerData(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getBoolean(6),
                Instant.ofEpochSecond(row.getLong(7), row.getInt(8)),
                List.of());
          }
        });
  }

  @Override
  public long firstPrice(long key) {
    return Sql.get(
        () -> {
          firstPrice.setLong(1, key);
          try (ResultSet row = firstPrice.executeQuery()) {
            return row.getLong(1);
          }
        });
  }

  @Override
  public long visit(long key) {
    return Sql.get(
        () -> {
          visit.setLong(1, key);
          try (ResultSet row = visit.executeQuery()) {
            if (!row.next()) {
              throw new IllegalStateException("no customer " + key);
            }
            long answer = row.getInt(2);
            answer += row.getString(1).length();
            do {
              answer += row.getInt(3);
            } while (row.next());
            return answer;
          }
        });
  }

  @Override
  public long scan() {
    return Sql.get(
        () -> {
          try (ResultSet row = scan.executeQuery()) {
            return row.getLong(1);
          }
        });
  }

  @Override
  public int eventCount() {
    return Sql.get(
        () -> {
          try (PreparedStatement count =
                  connection.prepareStatement("SELECT count(*) FROM events");
              ResultSet row = count.executeQuery()) {
            return row.getInt(1);
          }
        });
  }

  @Override
  public EventData event(int index) {
    return Sql.get(
        () -> {
          try (PreparedStatement event =
              connection.prepareStatement(
                  "SELECT at, nanos, customer, text FROM events WHERE number = " + index)) {
            try (ResultSet row = event.executeQuery()) {
              return new EventData(
                  Instant.ofEpochSecond(row.getLong(1), row.getInt(2)),
                  row.getLong(3),
                  row.getString(4));
            }
          }
        });
  }

  @Override
  public void close() {
    Sql.run(connection::close);
  }
}
