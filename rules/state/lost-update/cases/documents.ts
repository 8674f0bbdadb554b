// case: package=mongoose
import mongoose, { Schema } from "mongoose";

interface Usage {
  org: string;
  tokens: number;
  events: string[];
}
const UsageModel = mongoose.model<Usage>(
  "Usage",
  new Schema<Usage>({ org: String, tokens: Number, events: [String] }),
);

export async function add(org: string, tokens: number): Promise<void> {
  const usage = await UsageModel.findOne({ org });
  if (!usage) return;
  usage.tokens += tokens;
//^^^^^^^^^^^^^^^^^^^^^^ is computed from what was read
  await usage.save();
}

export async function addAndMore(org: string, tokens: number): Promise<void> {
  const usage = await UsageModel.findOne({ org });
  if (!usage) return;
  usage.tokens = usage.tokens + tokens;
//               ^^^^^^^^^^^^^^^^^^^^^ is computed from what was read
  usage.org = org.trim();
  await usage.save();
}

/** Mongoose sends `push` as an operation of its own. */
export async function push(org: string, event: string): Promise<void> {
  const usage = await UsageModel.findOne({ org });
  if (!usage) return;
  usage.events.push(event);
  await usage.save();
}

export async function replaced(org: string, event: string): Promise<void> {
  const usage = await UsageModel.findOne({ org });
  if (!usage) return;
  usage.events = [...usage.events, event];
//               ^^^^^^^^^^^^^^^^^^^^^^^^ is rebuilt from what was read
  await usage.save();
}

export async function updated(org: string): Promise<void> {
  const usage = await UsageModel.findOne({ org });
  if (!usage) return;
  await UsageModel.updateOne({ _id: usage._id }, { $set: { tokens: usage.tokens + 1 } });
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^ is computed from what was read
}

export async function added(org: string, tokens: number): Promise<void> {
  await UsageModel.updateOne({ org }, { $inc: { tokens } });
}
