package shop;

import dev.durable.codegen.DurableGenerated;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.Fields;
import dev.durable.codegen.ReadContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** {@link Customer} as it lies in the file. */
@Generated("dev.durable.processor.DurableProcessor")
@DurableGenerated(Customer.class)
@NullMarked
final class Customer_View extends EntityView implements Customer {

  Customer_View(ReadContext context, long record) {
    super(context, record);
  }

  @Override
  public Instant created() {
    return Fields.instantAt(this, Customer_Schema.CREATED_OFFSET);
  }

  @Override
  public @Nullable Customer referredBy() {
    return Fields.nullableReferenceAt(this, Customer_Schema.REFERRED_BY_OFFSET, CustomerDraft.TYPE);
  }

  @Override
  public int score() {
    return Fields.intAt(this, Customer_Schema.SCORE_OFFSET);
  }

  @Override
  public Customer.Tier tier() {
    return Fields.enumAt(this, Customer_Schema.TIER_OFFSET, Customer_Schema.TIER_SHAPE);
  }

  @Override
  public Address address() {
    return Fields.valueAt(this, Customer_Schema.ADDRESS_OFFSET, Customer_Schema.ADDRESS_SHAPE);
  }

  @Override
  public @Nullable String email() {
    return Fields.nullableStringAt(this, Customer_Schema.EMAIL_OFFSET);
  }

  @Override
  public String name() {
    return Fields.stringAt(this, Customer_Schema.NAME_OFFSET);
  }

  @Override
  public List<Order> orders() {
    return Fields.collectionAt(this, Customer_Schema.ORDERS_OFFSET, Customer_Schema.ORDERS);
  }

  @Override
  public Optional<String> phone() {
    return Optional.ofNullable(Fields.nullableStringAt(this, Customer_Schema.PHONE_OFFSET));
  }
}
