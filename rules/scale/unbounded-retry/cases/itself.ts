// case: layer=multi-node
// Schedules without a last attempt, and a route that sends itself what it was called with.
//- src/flush.ts
import { Effect, Schedule } from "effect";

declare const write: Effect.Effect<void, Error>;

export const flush = write.pipe(Effect.retry(Schedule.exponential("100 millis")));
//                                           ?????????????????????????????????? no last attempt
const growing = Schedule.exponential("100 millis").pipe(Schedule.jittered);
export const again = Effect.retry(write, growing);
//                                       ??????? no last attempt
export const few = write.pipe(Effect.retry(Schedule.exponential("100 millis").pipe(Schedule.compose(Schedule.recurs(5)))));
export const counted = write.pipe(Effect.retry({ schedule: Schedule.exponential("100 millis"), times: 5 }));
//- src/app/api/cron/copy/route.ts
import { copySome, qstash } from "@/lib";

const BASE = "https://example.test";

export async function POST(request: Request): Promise<Response> {
  const { boardId, userId } = await request.json();
  const isComplete = await copySome(boardId);
  if (!isComplete) {
    await qstash.publishJSON({
      //  ?????????????????? nothing counts the rounds
      url: `${BASE}/api/cron/copy`,
      body: { boardId, userId },
    });
  }
  return Response.json({});
}
//- src/app/api/cron/move/route.ts
import { moveSome, qstash } from "@/lib";

const BASE = "https://example.test";

export async function POST(request: Request): Promise<Response> {
  const { boardId, round = 0 } = await request.json();
  const isComplete = await moveSome(boardId);
  if (!isComplete && round < 50)
    await qstash.publishJSON({ url: `${BASE}/api/cron/move`, body: { boardId, round: round + 1 } });
  return Response.json({});
}
