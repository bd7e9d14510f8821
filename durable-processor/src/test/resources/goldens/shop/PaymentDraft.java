package shop;

import dev.durable.DurableType;
import dev.durable.codegen.DurableGenerated;
import dev.durable.codegen.SealedType;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * Mutable {@link Payment}, one of several kinds. One of several kinds.
 *
 * <p>Each kind is a {@code Payment} too; this interface itself cannot be, since {@code Payment}
 * is sealed.
 */
@Generated("dev.durable.processor.DurableProcessor")
@DurableGenerated(Payment.class)
@NullMarked
public sealed interface PaymentDraft permits CardDraft, CashDraft {

  /** Names {@link Payment} to a heap. */
  DurableType<Payment, PaymentDraft> TYPE =
      new SealedType<>(
          Payment.class, PaymentDraft.class, () -> List.of(CardDraft.TYPE, CashDraft.TYPE));

  /** {@link Payment#amount()}. */
  Money amount();

  /** Sets {@link Payment#amount()}. */
  PaymentDraft amount(Money amount);
}
