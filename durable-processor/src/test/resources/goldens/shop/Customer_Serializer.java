package shop;

import static shop.CustomerDraft.ADDRESS_BIT;
import static shop.CustomerDraft.CREATED_BIT;
import static shop.CustomerDraft.EMAIL_BIT;
import static shop.CustomerDraft.NAME_BIT;
import static shop.CustomerDraft.PHONE_BIT;
import static shop.CustomerDraft.REFERRED_BY_BIT;
import static shop.CustomerDraft.SCORE_BIT;
import static shop.CustomerDraft.TIER_BIT;
import static shop.Customer_Schema.ADDRESS_OFFSET;
import static shop.Customer_Schema.ADDRESS_SHAPE;
import static shop.Customer_Schema.CREATED_OFFSET;
import static shop.Customer_Schema.EMAIL_OFFSET;
import static shop.Customer_Schema.NAME_OFFSET;
import static shop.Customer_Schema.ORDERS_OFFSET;
import static shop.Customer_Schema.PHONE_OFFSET;
import static shop.Customer_Schema.REFERRED_BY_OFFSET;
import static shop.Customer_Schema.SCORE_OFFSET;
import static shop.Customer_Schema.TIER_OFFSET;
import static shop.Customer_Schema.TIER_SHAPE;

import dev.durable.codegen.Drafts;
import dev.durable.codegen.DurableGenerated;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.RecordWriter;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * Writes {@link CustomerDraft}: what was touched is encoded, the rest copied from the record
 * before.
 */
@Generated("dev.durable.processor.DurableProcessor")
@DurableGenerated(Customer.class)
@NullMarked
final class Customer_Serializer implements EntitySerializer<CustomerDraft> {

  @Override
  public void check(CustomerDraft draft, EntitySerializer.Findings findings) {
    findings.required("created", (draft.touched & CREATED_BIT) != 0 && draft.created == null);
    findings.required("tier", (draft.touched & TIER_BIT) != 0 && draft.tier == null);
    findings.required("address", (draft.touched & ADDRESS_BIT) != 0 && draft.address == null);
    findings.required("name", (draft.touched & NAME_BIT) != 0 && draft.name == null);
  }

  @Override
  public void visit(CustomerDraft draft, EntitySerializer.Visitor visitor) {
    visitor.visit(draft.referredBy);
    visitor.collection(draft.orders);
  }

  @Override
  public void write(CustomerDraft draft, RecordWriter out) {
    if ((draft.touched & CREATED_BIT) != 0) {
      out.instantAt(CREATED_OFFSET, draft.created());
    }
    if ((draft.touched & REFERRED_BY_BIT) != 0) {
      out.referenceAt(REFERRED_BY_OFFSET, draft.referredBy);
    }
    if ((draft.touched & SCORE_BIT) != 0) {
      out.intAt(SCORE_OFFSET, draft.score);
    }
    if ((draft.touched & TIER_BIT) != 0) {
      out.enumAt(TIER_OFFSET, TIER_SHAPE, draft.tier);
    }
    if ((draft.touched & ADDRESS_BIT) != 0) {
      out.valueAt(ADDRESS_OFFSET, ADDRESS_SHAPE, draft.address);
    }
    if ((draft.touched & EMAIL_BIT) != 0) {
      out.stringAt(EMAIL_OFFSET, draft.email);
    }
    if ((draft.touched & NAME_BIT) != 0) {
      out.stringAt(NAME_OFFSET, draft.name);
    }
    out.collectionAt(ORDERS_OFFSET, draft.orders);
    if ((draft.touched & PHONE_BIT) != 0) {
      out.stringAt(PHONE_OFFSET, draft.phone.orElse(null));
    }
  }

  @Override
  public void settle(CustomerDraft draft) {
    draft.touched = 0;
    draft.created = null;
    draft.referredBy = null;
    draft.tier = null;
    draft.address = null;
    draft.email = null;
    draft.name = null;
    Drafts.settle(draft.orders);
    draft.phone = Optional.empty();
  }
}
