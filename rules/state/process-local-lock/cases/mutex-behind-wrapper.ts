// case: package=async-mutex@0
import { Mutex, withTimeout, type MutexInterface } from "async-mutex";
import { Ledger } from "../ledger";

export class CreditService {
  readonly #perCustomer = new Map<string, MutexInterface>();

  constructor(private readonly ledger: Ledger) {}

  spend(customerId: string, credits: number) {
    return this.exclusively(customerId, async () => {
      const balance = await this.ledger.balance(customerId);
      if (balance < credits) throw new Error("too few credits");
      await this.ledger.createEntry({ customerId, credits: -credits });
    });
  }

  private exclusively<T>(customerId: string, work: () => Promise<T>): Promise<T> {
    let mutex = this.#perCustomer.get(customerId);
    if (!mutex) {
      mutex = withTimeout(new Mutex(), 5_000);
      //                      ????? keeps out this process only
      this.#perCustomer.set(customerId, mutex);
    }
    return mutex.runExclusive(work);
  }
}
