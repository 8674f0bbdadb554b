// case: layer=multi-node
import { billing } from "./billing";
import { payouts } from "./payouts";

type Job = { data: { id: string } };
type Log = { warn(error: unknown, text: string): void };

export async function cancel(id: string, log: Log): Promise<void> {
  await billing
    .cancelAtPeriodEnd(id)
    .catch((error: unknown) => log.warn(error, "the provider refused"));
//   ????? as if it were done
  await payouts.markCancelling(id);
}

/** What is written down is what was said. */
export async function remind(id: string, log: Log): Promise<void> {
  await billing.cancelAtPeriodEnd(id).catch((error: unknown) => log.warn(error, "refused"));
  await payouts.readAgain(id);
}

export class PayoutProcessor {
  /** The queue takes the job for done. */
  async process(job: Job): Promise<void> {
    try {
      const transfer = await payouts.transfer(job.data.id);
      await payouts.markSent(job.data.id, transfer.id);
    } catch (error) {
//    ????? as if it were done
      console.error(error);
    }
  }
}
