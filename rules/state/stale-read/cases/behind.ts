// case: layer=multi-node file=src/steps.ts
import { writer, readReplica, findStep } from "./stores";

export async function stepOf(id: string, tx?: unknown): Promise<string | null> {
  const client = tx ?? (id.startsWith("r") ? readReplica : writer);
  const step = await findStep(client, id);
//                   ???????? counts as absent here
  if (!step) return null;
  return step.name;
}

// Asked of the database that takes the writes.
export async function currentStepOf(id: string): Promise<string | null> {
  const step = await findStep(writer, id);
  if (!step) return null;
  return step.name;
}

// Shown as it is, absent or not.
export async function shown(id: string): Promise<unknown> {
  const step = await findStep(readReplica, id);
  return { step };
}
