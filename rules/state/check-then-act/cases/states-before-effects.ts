// case: package=@prisma/client
import { PrismaClient } from "@prisma/client";
import { jobs, payouts, producer } from "./services";

const prisma = new PrismaClient();

export interface Claim {
  id: string;
  status: string;
  account: string;
  save(): Promise<Claim>;
}

export class Claims {
  constructor(private readonly store: { findById(id: string): Promise<Claim | null> }) {}

  async approve(id: string): Promise<Claim> {
    const claim = await this.load(id);
    //                  ?????????
    if (claim.status !== "submitted") throw new Error("decided");
    await payouts.pay(claim.account);
    claim.status = "approved";
    return await claim.save();
  }

  // Nothing but the state is set.
  async reopen(id: string): Promise<Claim> {
    const claim = await this.load(id);
    if (claim.status !== "approved") throw new Error("not decided");
    claim.status = "submitted";
    return await claim.save();
  }

  private async load(id: string): Promise<Claim> {
    const claim = await this.store.findById(id);
    if (!claim) throw new Error("none");
    return claim;
  }
}

export async function fail(jobId: string): Promise<void> {
  const status = await jobs.getJobStatus(jobId);
  //                   ?????????????????
  if (status === "failed") return;
  await jobs.setJobStatus(jobId, "failed");
  await producer.emitMessage("failed", { jobId });
}

export async function finish(jobId: string): Promise<void> {
  const status = await jobs.getJobStatus(jobId);
  if (status !== "done") await jobs.setJobStatus(jobId, "done");
}

export async function retry(id: string): Promise<void> {
  const payout = await prisma.payout.findUnique({ where: { id } });
  if (payout === null || payout.status !== "failed") throw new Error("cannot");
  const { count } = await prisma.payout.updateMany({
    where: { id, status: "failed" },
    data: { status: "processing" },
  });
  if (count === 0) throw new Error("somebody else does");
  await payouts.send(payout.account);
  await prisma.payout.update({ where: { id }, data: { status: "sent" } });
}
