// case: layer=multi-node
// What one call opens stays open on the ways out that do not come by the closing.
import { Transport as FeedTransport } from "@/feed";
import { connectTo, createRedisClient, launch, readAll } from "@/lib";

export async function readBoard(id: string): Promise<string[]> {
  const connection = await connectTo.connect(id);
  //                       ????????????????? stays open when something fails
  const rows = await readAll(id);
  await connection.close();
  return rows;
}

export async function readSafely(id: string): Promise<string[]> {
  const connection = await connectTo.connect(id);
  try {
    return await readAll(id);
  } finally {
    await connection.close();
  }
}

export async function readBoth(id: string): Promise<void> {
  const browser = await launch();
  try {
    await readAll(id);
  } catch {
    await readAll("again");
  }
  await browser.close();
}

export async function writeBoard(id: string): Promise<void> {
  const connection = await connectTo.connect(id);
  await readAll(id);
  await connection.close();
}

export async function follow(id: string, told: (text: string) => void) {
  const redis = createRedisClient("follow");
  //            ????????????????? stays open unless every caller
  await redis.subscribe(id);
  redis.on("message", (_channel: string, text: string) => told(text));
  const stop = async () => {
    await redis.unsubscribe(id);
    redis.quit();
  };
  return { stop };
}

export async function serve(server: { connect(to: object): Promise<void> }, req: Request): Promise<void> {
  const transport = new FeedTransport({ stateless: true });
  await server.connect(transport);
  //    ?????????????? none of its ways out
  await transport.handleRequest(req);
}

export async function serveOnce(server: { connect(to: object): Promise<void>; close(): void }, req: Request): Promise<void> {
  const transport = new FeedTransport({ stateless: true });
  try {
    await server.connect(transport);
    await transport.handleRequest(req);
  } finally {
    server.close();
  }
}
