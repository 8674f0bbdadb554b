import { TRPCError } from "@trpc/server";
import { db } from "../db";

/** Nothing resolves: the shape alone makes it worth asking. */
export async function createQueue(projectId: string, name: string) {
  const existing = await db.queue.findFirst({ where: { projectId, name } });
//                       ?????????????????? runs because none was found here
  if (existing) {
    throw new TRPCError({ code: "CONFLICT" });
  }
  return db.queue.create({ data: { projectId, name } });
}

export async function createInvoice(workspaceId: string, prefix: string) {
  const total = await db.invoice.count({ where: { workspaceId } });
//                    ???????????????? is one more than what this finds
  const number = `${prefix}-${String(total + 1).padStart(4, "0")}`;
  return await db.invoice.create({ data: { workspaceId, number } });
}

export async function acceptInvite(workspace: any, userId: string) {
  if (workspace._count.users >= workspace.usersLimit) return null;
//    ?????????????????????????????????????????????? relies on room found here
  return await db.workspaceUsers.create({ data: { userId, workspaceId: workspace.id } });
}

export async function stagingOf(project: { id: string; environments: { type: string }[] }) {
  const existing = project.environments.find((each) => each.type === "staging");
  return existing ?? (await db.environment.create({ data: { projectId: project.id, type: "staging" } }));
//       ???????? runs because none was found here
}
