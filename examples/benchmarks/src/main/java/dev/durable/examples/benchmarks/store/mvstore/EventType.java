package dev.durable.examples.benchmarks.store.mvstore;

import dev.durable.examples.benchmarks.data.EventData;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;

/** How an event is written. */
final class EventType extends BasicDataType<EventData> {

  private static final int MEMORY = 80;

  @Override
  public int getMemory(EventData event) {
    return MEMORY + event.text().length();
  }

  @Override
  public void write(WriteBuffer to, EventData event) {
    CustomerType.writeTime(to, event.at());
    to.putVarLong(event.customer());
    StringDataType.INSTANCE.write(to, event.text());
  }

  @Override
  public EventData read(ByteBuffer from) {
    return new EventData(
        CustomerType.readTime(from),
        DataUtils.readVarLong(from),
        StringDataType.INSTANCE.read(from));
  }

  @Override
  public EventData[] createStorage(int size) {
    return new EventData[size];
  }
}
