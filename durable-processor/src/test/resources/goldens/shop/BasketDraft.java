package shop;

import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.codegen.Components;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.DurableGenerated;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.RecordCursor;
import dev.durable.codegen.Slot;
import java.util.Collection;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Mutable {@link Basket}. What somebody is about to buy. */
@Generated("dev.durable.processor.DurableProcessor")
@DurableGenerated(Basket.class)
@NullMarked
public final class BasketDraft extends EntityDraft<Basket_View> implements Basket {

  /** Names {@link Basket} to a heap. */
  public static final DurableType<Basket, BasketDraft> TYPE = Basket_Schema.TYPE;

  /** {@link Basket#lines()}. */
  public static final Property<Basket, List<Line>> LINES = Basket_Schema.TYPE.property(0);

  long touched;

  @Nullable List<Line> lines;

  /** A new {@link Basket}; it is stored by the commit that reaches it. */
  public BasketDraft() {
    super(Basket_Schema.TYPE);
    touched = ~0L;
  }

  BasketDraft(Slot slot, @Nullable Basket_View base) {
    super(Basket_Schema.TYPE, slot, base);
  }

  @Override
  public List<Line> lines() {
    List<Line> list = this.lines;
    if (list == null) {
      list = Drafts.list(this, Basket_Schema.LINES, Basket_Schema.LINES_OFFSET);
      this.lines = list;
    }
    return list;
  }

  /** Makes {@link Basket#lines()} equal to these. */
  public BasketDraft lines(Collection<Line> lines) {
    Drafts.changing(this);
    Drafts.replace(lines(), lines);
    return this;
  }

  /**
   * Goes through {@link Basket#lines()} and reads of each element what is asked for; for one
   * thread.
   */
  public static final class LinesCursor extends RecordCursor<Basket, Line> {
    /** Over nothing, until it is opened. */
    public LinesCursor() {
      super(Basket_Schema.LINES, Basket_Schema.LINES_OFFSET, 8, 4);
    }

    @Override
    protected Collection<Line> elements(Basket owner) {
      return owner.lines();
    }

    /** Where the components behind {@code item} begin. */
    private int behindItem() {
      int known = Components.rest(this);
      return known >= 0 ? known : Components.rest(this, Components.behindString(this, 8), 4);
    }

    /** {@link Line#item()}. */
    public String item() {
      return Components.isStored(this)
          ? Components.stringAt(this, 8)
          : Components.object(this).item();
    }

    /** {@link Line#quantity()}. */
    public int quantity() {
      return Components.isStored(this)
          ? Components.intAt(this, behindItem())
          : Components.object(this).quantity();
    }

    /** {@link Line#cents()}. */
    public long cents() {
      return Components.isStored(this)
          ? Components.longAt(this, 0)
          : Components.object(this).cents();
    }
  }
}
