// case: layer=multi-node file=src/parcels/service.ts
import { carrier, labels, logger, mailbox } from "@/lib";

export class Parcels {
  private receipt: string | undefined;

  async announce(parcel: { id: string }): Promise<{ receipt: string | undefined }> {
    carrier.announce(parcel, (error: Error | undefined, answer: { receipt: string }) => {
      if (error) {
        throw new Error(`not announced: ${error.message}`);
      //??????????????????????????????????????????????????? has long returned when it is thrown
      }
      this.receipt = answer.receipt;
    });
    return { receipt: this.receipt };
  }

  async print(id: string): Promise<void> {
    labels.print(id, { copies: 2 }, function (err: Error | null) {
      if (err !== null) throw err;
      //                ?????????? Nobody catches this
      logger.info("printed");
    });
  }

  // The callback tells a promise, or keeps the failure for itself.
  async printed(id: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      labels.print(id, {}, (err: Error | null) => {
        if (err !== null) reject(err);
        else resolve();
      });
    });
    labels.print(id, {}, (err: Error | null) => {
      if (err !== null) logger.error("not printed", err);
    });
    labels.print(id, {}, (err: Error | null) => {
      try {
        if (err !== null) throw err;
      } catch (error) {
        logger.error("not printed", error);
      }
    });
    await mailbox.open(id).catch((error: Error) => {
      if (error.name !== "Gone") throw error;
    });
  }
}

// Called while it checks: what the callback throws comes out of the call.
export function claims(tokens: { verify(token: string, done: (err: Error | null) => void): void }, token: string): void {
  tokens.verify(token, (err) => {
    if (err) throw err;
  });
}

// Answers before it returns.
export function read(feed: { parseString(text: string, done: (err: Error | null) => void): void }, text: string): void {
  feed.parseString(text, (err) => {
    if (err) throw err;
  });
}

// While the program starts, an error is to end it.
export function start(port: number): void {
  carrier.open(port, (error: Error | undefined) => {
    if (error) throw error;
  });
}
