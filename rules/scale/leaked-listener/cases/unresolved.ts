// Timers that lose a race, timers of a connection, subscribers that were handed in.
import { Redis, type Server } from "@/lib";

export function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("too late")), milliseconds);
//    ?????????? stays when the other wins
    }),
  ]);
}

export async function cleared<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), 30_000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function attach(server: Server): void {
  server.on("connection", (socket: { ping(): void }) => {
    setInterval(() => socket.ping(), 30_000);
//  ^^^^^^^^^^^
  });
}

export class Streams {
  constructor(private readonly subscriber: Redis) {}

  async stream(channel: string, response: { write(text: string): void }): Promise<void> {
    await this.subscriber.subscribe(channel);
    //    ?????????????????????????
    this.subscriber.on("message", (from: string, text: string) => {
//  ??????????????????
      if (from === channel) response.write(text);
    });
  }
}

export const orNothing = async <T>(work: Promise<T>, milliseconds: number): Promise<T | null> =>
  await Promise.race<T | null>([
    work,
    new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), milliseconds);
//    ?????????? The timer stays
    }),
  ]);

export async function within(work: Promise<string>): Promise<string> {
  const answer = await Promise.race([
    work,
    new Promise<never>((_, reject) =>
      setTimeout(
//    ?????????? The timer stays
        () => reject(new Error("no answer within 15 s")),
        15_000,
      ),
    ),
  ]);
  return answer;
}
