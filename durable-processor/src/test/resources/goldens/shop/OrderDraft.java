package shop;

import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.DurableGenerated;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.Slot;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Mutable {@link Order}. Something bought. */
@Generated("dev.durable.processor.DurableProcessor")
@DurableGenerated(Order.class)
@NullMarked
public final class OrderDraft extends EntityDraft<Order_View> implements Order {

  /** Names {@link Order} to a heap. */
  public static final DurableType<Order, OrderDraft> TYPE = Order_Schema.TYPE;

  /** {@link Order#customer()}. */
  public static final Property<Order, Customer> CUSTOMER = Order_Schema.TYPE.property(0);

  /** {@link Order#payment()}. */
  public static final Property<Order, @Nullable Payment> PAYMENT = Order_Schema.TYPE.property(1);

  /** {@link Order#item()}. */
  public static final Property<Order, String> ITEM = Order_Schema.TYPE.property(2);

  /** {@link Order#price()}. */
  public static final Property<Order, Money> PRICE = Order_Schema.TYPE.property(3);

  static final long CUSTOMER_BIT = 1L << 0;
  static final long PAYMENT_BIT = 1L << 1;
  static final long ITEM_BIT = 1L << 2;
  static final long PRICE_BIT = 1L << 3;

  long touched;

  @Nullable Customer customer;
  @Nullable Payment payment;
  @Nullable String item;
  @Nullable Money price;

  /** A new {@link Order}; it is stored by the commit that reaches it. */
  public OrderDraft() {
    super(Order_Schema.TYPE);
    touched = ~0L;
  }

  OrderDraft(Slot slot, @Nullable Order_View base) {
    super(Order_Schema.TYPE, slot, base);
  }

  @Override
  public CustomerDraft customer() {
    return Drafts.set(
        (touched & CUSTOMER_BIT) != 0
            ? Drafts.edit(this, CustomerDraft.TYPE, customer)
            : Drafts.editStored(this, CustomerDraft.TYPE, Order_Schema.CUSTOMER_OFFSET),
        CUSTOMER);
  }

  /**
   * Sets {@link Order#customer()} to a draft of this session, a new one, or a view of this heap.
   */
  public OrderDraft customer(Customer customer) {
    Drafts.changing(this);
    this.customer = Drafts.referable(this, Drafts.given(customer, CUSTOMER));
    touched |= CUSTOMER_BIT;
    return this;
  }

  @Override
  public @Nullable Payment payment() {
    return (touched & PAYMENT_BIT) != 0
        ? Drafts.entity(this, PaymentDraft.TYPE, payment)
        : Drafts.storedEntity(this, PaymentDraft.TYPE, Order_Schema.PAYMENT_OFFSET);
  }

  /** {@link Order#payment()}, to be edited. */
  public @Nullable PaymentDraft editPayment() {
    return (PaymentDraft) payment();
  }

  /** Sets {@link Order#payment()} to a draft of this session, a new one, or a view of this heap. */
  public OrderDraft payment(@Nullable Payment payment) {
    Drafts.changing(this);
    this.payment = Drafts.referable(this, payment);
    touched |= PAYMENT_BIT;
    return this;
  }

  @Override
  public String item() {
    return (touched & ITEM_BIT) != 0 ? Drafts.set(item, ITEM) : Drafts.base(this).item();
  }

  /** Sets {@link Order#item()}. */
  public OrderDraft item(String item) {
    Drafts.changing(this);
    this.item = Drafts.given(item, ITEM);
    touched |= ITEM_BIT;
    return this;
  }

  @Override
  public Money price() {
    return (touched & PRICE_BIT) != 0 ? Drafts.set(price, PRICE) : Drafts.base(this).price();
  }

  /** Sets {@link Order#price()}. */
  public OrderDraft price(Money price) {
    Drafts.changing(this);
    this.price = Drafts.given(price, PRICE);
    touched |= PRICE_BIT;
    return this;
  }
}
