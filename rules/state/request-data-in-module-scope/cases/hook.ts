export class Query {
  static traceRequest?: (run: () => Promise<string>, request: object) => Promise<string>;

  static instrument = {
    request(tracer: NonNullable<typeof Query.traceRequest>) {
      Query.traceRequest = tracer;
    },
  };

  async run(request: object): Promise<string> {
    const work = async () => JSON.stringify(request);
    return Query.traceRequest === undefined ? work() : Query.traceRequest(work, request);
  }
}

export const query = new Query();
