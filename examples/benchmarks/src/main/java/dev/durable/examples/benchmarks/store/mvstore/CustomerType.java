package dev.durable.examples.benchmarks.store.mvstore;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.OrderData;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;

/** How a customer with its orders is written; its key comes first, so that it is whole. */
final class CustomerType extends BasicDataType<CustomerData> {

  /** What an object of this size holds in memory, roughly: only the size of caches follows it. */
  private static final int CUSTOMER_MEMORY = 250;

  private static final int ORDER_MEMORY = 100;

  @Override
  public int getMemory(CustomerData customer) {
    return CUSTOMER_MEMORY + customer.orders().size() * ORDER_MEMORY;
  }

  @Override
  public void write(WriteBuffer to, CustomerData customer) {
    to.putVarLong(customer.key());
    StringDataType.INSTANCE.write(to, customer.name());
    StringDataType.INSTANCE.write(to, customer.email());
    StringDataType.INSTANCE.write(to, customer.city());
    to.putVarInt(customer.score());
    to.put((byte) (customer.active() ? 1 : 0));
    writeTime(to, customer.created());
    to.putVarInt(customer.orders().size());
    for (OrderData order : customer.orders()) {
      to.putVarLong(order.number());
      StringDataType.INSTANCE.write(to, order.item());
      to.putVarInt(order.quantity());
      to.putVarLong(order.price());
      writeTime(to, order.placed());
    }
  }

  @Override
  public CustomerData read(ByteBuffer from) {
    return new CustomerData(
        DataUtils.readVarLong(from),
        StringDataType.INSTANCE.read(from),
        StringDataType.INSTANCE.read(from),
        StringDataType.INSTANCE.read(from),
        DataUtils.readVarInt(from),
        from.get() != 0,
        readTime(from),
        readOrders(from));
  }

  private static List<OrderData> readOrders(ByteBuffer from) {
    int count = DataUtils.readVarInt(from);
    List<OrderData> orders = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      orders.add(
          new OrderData(
              DataUtils.readVarLong(from),
              StringDataType.INSTANCE.read(from),
              DataUtils.readVarInt(from),
              DataUtils.readVarLong(from),
              readTime(from)));
    }
    return orders;
  }

  static void writeTime(WriteBuffer to, Instant time) {
    to.putLong(time.getEpochSecond()).putInt(time.getNano());
  }

  static Instant readTime(ByteBuffer from) {
    return Instant.ofEpochSecond(from.getLong(), from.getInt());
  }

  @Override
  public CustomerData[] createStorage(int size) {
    return new CustomerData[size];
  }
}
