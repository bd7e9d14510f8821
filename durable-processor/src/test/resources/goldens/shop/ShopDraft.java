package shop;

import dev.durable.DraftList;
import dev.durable.DraftMap;
import dev.durable.DraftNavigableMap;
import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.DurableGenerated;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.Slot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Mutable {@link Shop}. The root. */
@Generated("dev.durable.processor.DurableProcessor")
@DurableGenerated(Shop.class)
@NullMarked
public final class ShopDraft extends EntityDraft<Shop_View> implements Shop {

  /** Names {@link Shop} to a heap. */
  public static final DurableType<Shop, ShopDraft> TYPE = Shop_Schema.TYPE;

  /** {@link Shop#settings()}. */
  public static final Property<Shop, Settings> SETTINGS = Shop_Schema.TYPE.property(0);

  /** {@link Shop#customers()}. */
  public static final Property<Shop, Map<String, Customer>> CUSTOMERS =
      Shop_Schema.TYPE.property(1);

  /** {@link Shop#name()}. */
  public static final Property<Shop, String> NAME = Shop_Schema.TYPE.property(2);

  /** {@link Shop#orders()}. */
  public static final Property<Shop, NavigableMap<Instant, Order>> ORDERS =
      Shop_Schema.TYPE.property(3);

  /** {@link Shop#ordersByCity()}. */
  public static final Property<Shop, Map<String, List<Order>>> ORDERS_BY_CITY =
      Shop_Schema.TYPE.property(4);

  /** {@link Shop#tags()}. */
  public static final Property<Shop, Set<String>> TAGS = Shop_Schema.TYPE.property(5);

  static final long SETTINGS_BIT = 1L << 0;
  static final long NAME_BIT = 1L << 1;

  long touched;

  @Nullable Settings settings;
  @Nullable DraftMap<String, Customer, CustomerDraft> customers;
  @Nullable String name;
  @Nullable DraftNavigableMap<Instant, Order, OrderDraft> orders;
  @Nullable DraftMap<String, List<Order>, DraftList<Order, OrderDraft>> ordersByCity;
  @Nullable Set<String> tags;

  /** A new {@link Shop}; it is stored by the commit that reaches it. */
  public ShopDraft() {
    super(Shop_Schema.TYPE);
    touched = ~0L;
  }

  ShopDraft(Slot slot, @Nullable Shop_View base) {
    super(Shop_Schema.TYPE, slot, base);
  }

  @Override
  public SettingsDraft settings() {
    return Drafts.set(
        (touched & SETTINGS_BIT) != 0
            ? Drafts.edit(this, SettingsDraft.TYPE, settings)
            : Drafts.editStored(this, SettingsDraft.TYPE, Shop_Schema.SETTINGS_OFFSET),
        SETTINGS);
  }

  /** Sets {@link Shop#settings()} to a draft of this session, a new one, or a view of this heap. */
  public ShopDraft settings(Settings settings) {
    Drafts.changing(this);
    this.settings = Drafts.referable(this, Drafts.given(settings, SETTINGS));
    touched |= SETTINGS_BIT;
    return this;
  }

  @Override
  public DraftMap<String, Customer, CustomerDraft> customers() {
    DraftMap<String, Customer, CustomerDraft> map = this.customers;
    if (map == null) {
      map = Drafts.map(this, Shop_Schema.CUSTOMERS, Shop_Schema.CUSTOMERS_OFFSET);
      this.customers = map;
    }
    return map;
  }

  /** Makes {@link Shop#customers()} equal to these. */
  public ShopDraft customers(Map<String, ? extends Customer> customers) {
    Drafts.changing(this);
    Drafts.replace(customers(), customers);
    return this;
  }

  @Override
  public String name() {
    return (touched & NAME_BIT) != 0 ? Drafts.set(name, NAME) : Drafts.base(this).name();
  }

  /** Sets {@link Shop#name()}. */
  public ShopDraft name(String name) {
    Drafts.changing(this);
    this.name = Drafts.given(name, NAME);
    touched |= NAME_BIT;
    return this;
  }

  @Override
  public DraftNavigableMap<Instant, Order, OrderDraft> orders() {
    DraftNavigableMap<Instant, Order, OrderDraft> map = this.orders;
    if (map == null) {
      map = Drafts.sortedMap(this, Shop_Schema.ORDERS, Shop_Schema.ORDERS_OFFSET);
      this.orders = map;
    }
    return map;
  }

  /** Makes {@link Shop#orders()} equal to these. */
  public ShopDraft orders(Map<Instant, ? extends Order> orders) {
    Drafts.changing(this);
    Drafts.replace(orders(), orders);
    return this;
  }

  @Override
  public DraftMap<String, List<Order>, DraftList<Order, OrderDraft>> ordersByCity() {
    DraftMap<String, List<Order>, DraftList<Order, OrderDraft>> map = this.ordersByCity;
    if (map == null) {
      map = Drafts.map(this, Shop_Schema.ORDERS_BY_CITY, Shop_Schema.ORDERS_BY_CITY_OFFSET);
      this.ordersByCity = map;
    }
    return map;
  }

  /** Makes {@link Shop#ordersByCity()} equal to these. */
  public ShopDraft ordersByCity(Map<String, ? extends List<? extends Order>> ordersByCity) {
    Drafts.changing(this);
    Drafts.replace(ordersByCity(), Drafts.<Map<String, List<Order>>>declared(ordersByCity));
    return this;
  }

  @Override
  public Set<String> tags() {
    Set<String> set = this.tags;
    if (set == null) {
      set = Drafts.set(this, Shop_Schema.TAGS, Shop_Schema.TAGS_OFFSET);
      this.tags = set;
    }
    return set;
  }

  /** Makes {@link Shop#tags()} equal to these. */
  public ShopDraft tags(Collection<String> tags) {
    Drafts.changing(this);
    Drafts.replace(tags(), tags);
    return this;
  }
}
