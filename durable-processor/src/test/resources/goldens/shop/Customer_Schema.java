package shop;

import dev.durable.DurableType;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DurableGenerated;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EnumShape;
import dev.durable.codegen.Layout;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordShape;
import dev.durable.codegen.Shape;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.Slot;
import dev.durable.codegen.TextShapes;
import dev.durable.codegen.TimeShapes;
import dev.durable.codegen.ValueReader;
import dev.durable.codegen.ValueWriter;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Layout and factories of {@link Customer}; properties by size class, then by name. */
@Generated("dev.durable.processor.DurableProcessor")
@DurableGenerated(Customer.class)
@NullMarked
final class Customer_Schema extends EntityType<Customer, CustomerDraft, Customer_View> {

  static final int CREATED_OFFSET = 16;
  static final int REFERRED_BY_OFFSET = 28;
  static final int SCORE_OFFSET = 36;
  static final int TIER_OFFSET = 40;
  static final int ADDRESS_OFFSET = 44;
  static final int EMAIL_OFFSET = 48;
  static final int NAME_OFFSET = 52;
  static final int ORDERS_OFFSET = 56;
  static final int PHONE_OFFSET = 60;
  static final int SLOTS_OFFSET = 44;
  static final int FIXED_BYTES = 64;

  static final EnumShape<Customer.Tier> TIER_SHAPE =
      Shapes.enumeration(Customer.Tier.class, Customer.Tier.values(), "BASIC", "GOLD");
  static final Shape<Address> ADDRESS_SHAPE = new AddressShape();
  static final CollectionShape<List<Order>> ORDERS = Shapes.list(Shapes.reference(Order.class));
  static final Customer_Schema TYPE = new Customer_Schema();

  private Customer_Schema() {
    super(2);
  }

  @Override
  public Class<Customer> type() {
    return Customer.class;
  }

  @Override
  protected Customer_View view(ReadContext context, long record) {
    return new Customer_View(context, record);
  }

  @Override
  protected CustomerDraft draft(Slot slot, @Nullable Customer_View base) {
    return new CustomerDraft(slot, base);
  }

  @Override
  protected CustomerDraft create() {
    return new CustomerDraft();
  }

  @Override
  protected EntitySerializer<CustomerDraft> serializer() {
    return new Customer_Serializer();
  }

  @Override
  protected List<DurableType<?, ?>> related() {
    return List.of(OrderDraft.TYPE);
  }

  @Override
  protected Layout layout() {
    Layout layout = Layout.of(Customer.class, FIXED_BYTES, SLOTS_OFFSET);
    layout
        .with("created", TimeShapes.INSTANT, CREATED_OFFSET)
        .with("referredBy", Shapes.nullable(Shapes.reference(Customer.class)), REFERRED_BY_OFFSET)
        .with("score", NumberShapes.INT, SCORE_OFFSET)
        .with("tier", TIER_SHAPE, TIER_OFFSET)
        .with("address", ADDRESS_SHAPE, ADDRESS_OFFSET)
        .with("email", Shapes.nullable(TextShapes.STRING), EMAIL_OFFSET)
        .with("name", TextShapes.STRING, NAME_OFFSET)
        .with("orders", ORDERS, ORDERS_OFFSET)
        .with("phone", Shapes.optional(TextShapes.STRING), PHONE_OFFSET);
    return layout;
  }

  @Override
  protected @Nullable Object get(Customer entity, int property) {
    return switch (property) {
      case 0 -> entity.created();
      case 1 -> entity.referredBy();
      case 2 -> entity.score();
      case 3 -> entity.tier();
      case 4 -> entity.address();
      case 5 -> entity.email();
      case 6 -> entity.name();
      case 7 -> entity.orders();
      case 8 -> entity.phone();
      default -> throw new IndexOutOfBoundsException(property);
    };
  }

  /** The components of {@link Address}. */
  static final class AddressShape extends RecordShape<Address> {
    AddressShape() {
      super(Address.class);
    }

    @Override
    protected RecordShape.Component[] components() {
      return new RecordShape.Component[] {
        component("city", TextShapes.STRING),
        component("street", TextShapes.STRING),
        component("zip", TextShapes.STRING)
      };
    }

    @Override
    protected void encode(Address value, ValueWriter out) {
      out.writeString(value.city());
      out.writeString(value.street());
      out.writeString(value.zip());
    }

    @Override
    protected Address decode(ValueReader in) {
      String city = in.readString();
      String street = in.readString();
      String zip = in.readString();
      return new Address(street, zip, city);
    }
  }
}
