declare class StreamableTransport {
  constructor(options: { onsession(id: string): void });
  handle(req: any, res: any): Promise<void>;
}

const transports: { [sessionId: string]: StreamableTransport } = {};
//    ^^^^^^^^^^ known to this process alone

export function mount(app: any) {
  app.post("/mcp", async (req: any, res: any) => {
    const transport = new StreamableTransport({
      onsession: (id) => {
        transports[id] = transport;
      },
    });
    await transport.handle(req, res);
  });
  app.get("/mcp", async (req: any, res: any) => {
    const transport = transports[req.headers["mcp-session-id"]];
    if (!transport) {
      res.status(400).send("Invalid session");
      return;
    }
    await transport.handle(req, res);
  });
  app.delete("/mcp", (req: any) => {
    delete transports[req.headers["mcp-session-id"]];
  });
}
