// case: layer=distributed
import { $replica, prisma } from "~/db.server";
import { eventBus } from "./events";
import { Post } from "./post.model";
import { triggerRun } from "./trigger.server";

/** The run may have ended on the primary. */
export async function ensureRun(sessionId: string): Promise<string> {
  const session = await prisma.session.findFirstOrThrow({ where: { id: sessionId } });
  const run = await $replica.run.findFirst({ where: { id: session.currentRunId } });
//                  ?????????????????????? this replica, and that decides
  if (run && run.status !== "COMPLETED") return session.currentRunId;
  const next = await triggerRun(session);
  return next.id;
}

/** What is shown decides nothing. */
export async function shownRun(id: string): Promise<string> {
  const run = await $replica.run.findFirst({ where: { id } });
  if (run && run.status !== "COMPLETED") return run.id;
  return "none";
}

export class ToggleFlow {
  constructor(
    private readonly flows: { update(id: string, active: boolean): Promise<void>; get(id: string): Promise<unknown> },
    private readonly invalidateCache: { byKey(key: string): Promise<void> },
  ) {}

  async execute(id: string, active: boolean): Promise<unknown> {
    await this.flows.update(id, active);
    this.invalidateCache.byKey(`flow:${id}`);
//  ?????????????????????????? still get the old value
    return this.flows.get(id);
  }

  async executeInOrder(id: string, active: boolean): Promise<unknown> {
    await this.flows.update(id, active);
    await this.invalidateCache.byKey(`flow:${id}`);
    return this.flows.get(id);
  }
}

export async function publishPost(id: string): Promise<unknown> {
  const post = await Post.findById(id).lean();
  await Post.updateOne({ _id: id }, { $set: { status: "published" } });
  eventBus.emit("post.published", post);
//                                ???? tells others the old state
  return post;
}
