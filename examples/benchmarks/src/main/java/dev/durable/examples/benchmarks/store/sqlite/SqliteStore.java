package dev.durable.examples.benchmarks.store.sqlite;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.OrderData;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.Writer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * SQLite through JDBC, with a <a href="https://sqlite.org/wal.html">write-ahead log</a> and <a
 * href="https://sqlite.org/pragma.html#pragma_synchronous">{@code synchronous=FULL}</a>, so that
 * every commit is forced. Two tables and an index; statements are prepared once; loading is one
 * transaction of batches.
 */
public final class SqliteStore implements Store {

  private static final int BATCH = 1_000;

  @Override
  public String title() {
    return "SQLite 3.54.1, WAL, FULL";
  }

  @Override
  public List<String> libraries() {
    return List.of("sqlite-jdbc", "slf4j-");
  }

  @Override
  public Role role() {
    return Role.PEER;
  }

  @Override
  public Survives survives() {
    return Survives.POWER_LOSS;
  }

  @Override
  public Set<Work> works() {
    return EnumSet.complementOf(EnumSet.of(Work.THREADS, Work.MEMORY));
  }

  @Override
  public List<String> jvmFlags() {
    return List.of("--enable-native-access=ALL-UNNAMED");
  }

  private static Connection connect(Path folder) throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.sqlite"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
    }
    return connection;
  }

  @Override
  public void load(Path folder, Dataset data) throws IOException {
    try (Connection connection = connect(folder)) {
      connection.setAutoCommit(false);
      createTables(connection);
      loadCustomers(connection, data);
      loadEvents(connection, data.eventCount());
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE INDEX orders_of_customer ON orders(customer)");
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE customers(key INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL,"
              + " city TEXT NOT NULL, score INTEGER NOT NULL, active INTEGER NOT NULL,"
              + " created INTEGER NOT NULL, nanos INTEGER NOT NULL)");
      statement.execute(
          "CREATE TABLE orders(number INTEGER PRIMARY KEY,"
              + " customer INTEGER NOT NULL REFERENCES customers(key), item TEXT NOT NULL,"
              + " quantity INTEGER NOT NULL, price INTEGER NOT NULL,"
              + " placed INTEGER NOT NULL, nanos INTEGER NOT NULL)");
      statement.execute(
          "CREATE TABLE events(number INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
              + " nanos INTEGER NOT NULL, customer INTEGER NOT NULL, text TEXT NOT NULL)");
    }
  }

  private static void loadCustomers(Connection connection, Dataset data) throws SQLException {
    try (PreparedStatement customers =
            connection.prepareStatement("INSERT INTO customers VALUES (?,?,?,?,?,?,?,?)");
        PreparedStatement orders =
            connection.prepareStatement("INSERT INTO orders VALUES (?,?,?,?,?,?,?)")) {
      int count = 0;
      for (CustomerData customer : data.customers()) {
        customers.setLong(1, customer.key());
        customers.setString(2, customer.name());
        customers.setString(3, customer.email());
        customers.setString(4, customer.city());
        customers.setInt(5, customer.score());
        customers.setBoolean(6, customer.active());
        Sql.setTime(customers, 7, customer.created());
        customers.addBatch();
        for (OrderData order : customer.orders()) {
          addOrder(orders, customer.key(), order);
        }
        if (++count % BATCH == 0) {
          customers.executeBatch();
          orders.executeBatch();
        }
      }
      customers.executeBatch();
      orders.executeBatch();
    }
  }

  private static void addOrder(PreparedStatement orders, long customer, OrderData order)
      throws SQLException {
    orders.setLong(1, order.number());
    orders.setLong(2, customer);
    orders.setString(3, order.item());
    orders.setInt(4, order.quantity());
    orders.setLong(5, order.price());
    Sql.setTime(orders, 6, order.placed());
    orders.addBatch();
  }

  private static void loadEvents(Connection connection, int count) throws SQLException {
    try (PreparedStatement events = connection.prepareStatement(SqliteWriter.INSERT_EVENT)) {
      for (int i = 0; i < count; i++) {
        SqliteWriter.setEvent(events, i, Dataset.event(i));
        events.addBatch();
        if (i % BATCH == 0) {
          events.executeBatch();
        }
      }
      events.executeBatch();
    }
  }

  @Override
  public Reader reader(Path folder) throws IOException {
    try {
      return new SqliteReader(connect(folder));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Writer writer(Path folder) throws IOException {
    try {
      return new SqliteWriter(connect(folder));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
