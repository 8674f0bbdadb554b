// case: layer=multi-node file=src/ratings/client.ts package=@grpc/grpc-js@1
import { credentials, Metadata } from "@grpc/grpc-js";
import { QuoteClient, RatingClient, type Reply } from "./generated";

const ratings = new RatingClient("ratings:50051", credentials.createInsecure());
const metadata = new Metadata();

export const rating = (request: unknown) =>
  new Promise<Reply>((resolve, reject) => {
    ratings.get(request, metadata, (error: Error | null, reply: Reply) =>
//  ??????????? holds this call for ever
      error ? reject(error) : resolve(reply),
    );
  });

export const ratingInTime = (request: unknown) =>
  new Promise<Reply>((resolve, reject) => {
    const options = { deadline: Date.now() + 2_000 };
    ratings.get(request, metadata, { deadline: options.deadline }, (error: Error | null, reply: Reply) =>
      error ? reject(error) : resolve(reply),
    );
  });

export class Quotes {
  private readonly client: QuoteClient;

  constructor(address: string) {
    this.client = new QuoteClient(address, credentials.createSsl());
  }

  quote(request: unknown): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.client.quote(request, (error: Error | null, reply: Reply) => {
//    ????????????????? holds this call for ever
        if (error) reject(error);
        else resolve(reply);
      });
    });
  }

  close(): void {
    this.client.close();
  }
}

// An interceptor may give each call its deadline.
const guarded = new RatingClient("ratings:50051", credentials.createInsecure(), {
  interceptors: [],
});

export function guardedRating(request: unknown, done: (error: Error | null, reply: Reply) => void) {
  guarded.get(request, metadata, (error: Error | null, reply: Reply) => done(error, reply));
}
