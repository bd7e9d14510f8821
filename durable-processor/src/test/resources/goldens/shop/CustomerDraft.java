package shop;

import dev.durable.DraftList;
import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.DurableGenerated;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.Slot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Mutable {@link Customer}. Someone who buys. */
@Generated("dev.durable.processor.DurableProcessor")
@DurableGenerated(Customer.class)
@NullMarked
public final class CustomerDraft extends EntityDraft<Customer_View> implements Customer {

  /** Names {@link Customer} to a heap. */
  public static final DurableType<Customer, CustomerDraft> TYPE = Customer_Schema.TYPE;

  /** {@link Customer#created()}. */
  public static final Property<Customer, Instant> CREATED = Customer_Schema.TYPE.property(0);

  /** {@link Customer#referredBy()}. */
  public static final Property<Customer, @Nullable Customer> REFERRED_BY =
      Customer_Schema.TYPE.property(1);

  /** {@link Customer#score()}. */
  public static final Property<Customer, Integer> SCORE = Customer_Schema.TYPE.property(2);

  /** {@link Customer#tier()}. */
  public static final Property<Customer, Customer.Tier> TIER = Customer_Schema.TYPE.property(3);

  /** {@link Customer#address()}. */
  public static final Property<Customer, Address> ADDRESS = Customer_Schema.TYPE.property(4);

  /** {@link Customer#email()}. */
  public static final Property<Customer, @Nullable String> EMAIL = Customer_Schema.TYPE.property(5);

  /** {@link Customer#name()}. */
  public static final Property<Customer, String> NAME = Customer_Schema.TYPE.property(6);

  /** {@link Customer#orders()}. */
  public static final Property<Customer, List<Order>> ORDERS = Customer_Schema.TYPE.property(7);

  /** {@link Customer#phone()}. */
  public static final Property<Customer, Optional<String>> PHONE = Customer_Schema.TYPE.property(8);

  static final long CREATED_BIT = 1L << 0;
  static final long REFERRED_BY_BIT = 1L << 1;
  static final long SCORE_BIT = 1L << 2;
  static final long TIER_BIT = 1L << 3;
  static final long ADDRESS_BIT = 1L << 4;
  static final long EMAIL_BIT = 1L << 5;
  static final long NAME_BIT = 1L << 6;
  static final long PHONE_BIT = 1L << 7;

  long touched;

  @Nullable Instant created;
  @Nullable Customer referredBy;
  int score;
  Customer.@Nullable Tier tier;
  @Nullable Address address;
  @Nullable String email;
  @Nullable String name;
  @Nullable DraftList<Order, OrderDraft> orders;
  Optional<String> phone = Optional.empty();

  /** A new {@link Customer}; it is stored by the commit that reaches it. */
  public CustomerDraft() {
    super(Customer_Schema.TYPE);
    touched = ~0L;
    tier = Drafts.given(Customer.super.tier(), TIER);
  }

  CustomerDraft(Slot slot, @Nullable Customer_View base) {
    super(Customer_Schema.TYPE, slot, base);
  }

  @Override
  public Instant created() {
    return (touched & CREATED_BIT) != 0
        ? Drafts.set(created, CREATED)
        : Drafts.base(this).created();
  }

  /** Sets {@link Customer#created()}. */
  public CustomerDraft created(Instant created) {
    Drafts.changing(this);
    this.created = Drafts.given(created, CREATED);
    touched |= CREATED_BIT;
    return this;
  }

  @Override
  public @Nullable CustomerDraft referredBy() {
    return (touched & REFERRED_BY_BIT) != 0
        ? Drafts.edit(this, CustomerDraft.TYPE, referredBy)
        : Drafts.editStored(this, CustomerDraft.TYPE, Customer_Schema.REFERRED_BY_OFFSET);
  }

  /**
   * Sets {@link Customer#referredBy()} to a draft of this session, a new one, or a view of this
   * heap.
   */
  public CustomerDraft referredBy(@Nullable Customer referredBy) {
    Drafts.changing(this);
    this.referredBy = Drafts.referable(this, referredBy);
    touched |= REFERRED_BY_BIT;
    return this;
  }

  @Override
  public int score() {
    return (touched & SCORE_BIT) != 0 ? score : Drafts.base(this).score();
  }

  /** Sets {@link Customer#score()}. */
  public CustomerDraft score(int score) {
    Drafts.changing(this);
    this.score = score;
    touched |= SCORE_BIT;
    return this;
  }

  @Override
  public Customer.Tier tier() {
    return (touched & TIER_BIT) != 0 ? Drafts.set(tier, TIER) : Drafts.base(this).tier();
  }

  /** Sets {@link Customer#tier()}. */
  public CustomerDraft tier(Customer.Tier tier) {
    Drafts.changing(this);
    this.tier = Drafts.given(tier, TIER);
    touched |= TIER_BIT;
    return this;
  }

  @Override
  public Address address() {
    return (touched & ADDRESS_BIT) != 0
        ? Drafts.set(address, ADDRESS)
        : Drafts.base(this).address();
  }

  /** Sets {@link Customer#address()}. */
  public CustomerDraft address(Address address) {
    Drafts.changing(this);
    this.address = Drafts.given(address, ADDRESS);
    touched |= ADDRESS_BIT;
    return this;
  }

  @Override
  public @Nullable String email() {
    return (touched & EMAIL_BIT) != 0 ? email : Drafts.base(this).email();
  }

  /** Sets {@link Customer#email()}. */
  public CustomerDraft email(@Nullable String email) {
    Drafts.changing(this);
    this.email = email;
    touched |= EMAIL_BIT;
    return this;
  }

  @Override
  public String name() {
    return (touched & NAME_BIT) != 0 ? Drafts.set(name, NAME) : Drafts.base(this).name();
  }

  /** Sets {@link Customer#name()}. */
  public CustomerDraft name(String name) {
    Drafts.changing(this);
    this.name = Drafts.given(name, NAME);
    touched |= NAME_BIT;
    return this;
  }

  @Override
  public DraftList<Order, OrderDraft> orders() {
    DraftList<Order, OrderDraft> list = this.orders;
    if (list == null) {
      list = Drafts.list(this, Customer_Schema.ORDERS, Customer_Schema.ORDERS_OFFSET);
      this.orders = list;
    }
    return list;
  }

  /** Makes {@link Customer#orders()} equal to these. */
  public CustomerDraft orders(Collection<? extends Order> orders) {
    Drafts.changing(this);
    Drafts.replace(orders(), orders);
    return this;
  }

  @Override
  public Optional<String> phone() {
    return (touched & PHONE_BIT) != 0 ? phone : Drafts.base(this).phone();
  }

  /** Sets {@link Customer#phone()}. */
  public CustomerDraft phone(Optional<String> phone) {
    Drafts.changing(this);
    this.phone = Drafts.given(phone, PHONE);
    touched |= PHONE_BIT;
    return this;
  }

  /** Sets {@link Customer#phone()}. */
  public CustomerDraft phone(String phone) {
    return phone(Optional.of(phone));
  }
}
