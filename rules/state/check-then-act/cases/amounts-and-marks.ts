// case: layer=distributed
import type { Redis } from "ioredis";
import { knex } from "../db/knex";
import { ClubModel } from "../models/club";
import { RoomFull } from "./errors";
import { indexer } from "./indexer";

/** Nothing in a transaction keeps two of them from reading the same amount. */
export async function withdraw(walletId: string, amount: number): Promise<boolean> {
  return knex.transaction(async (trx) => {
    const wallet = await trx("wallets").where({ id: walletId }).first();
    if (wallet.isFrozen || wallet.balance < amount) return false;
//                         ?????????????? find it and pass together
    await trx("wallets").where({ id: walletId }).decrement("balance", amount);
    return true;
  });
}

export async function withdrawLocked(walletId: string, amount: number): Promise<boolean> {
  return knex.transaction(async (trx) => {
    const wallet = await trx("wallets").where({ id: walletId }).forUpdate().first();
    if (wallet.balance < amount) return false;
    await trx("wallets").where({ id: walletId }).decrement("balance", amount);
    return true;
  });
}

/** The limit stands two names away from the list that is counted. */
export async function joinClub(playerId: string, clubId: string, limit: number): Promise<void> {
  const club = await ClubModel.findById(clubId);
  const size = club.members.length;
//             ??????????????????? find it and pass together
  const isFull = size >= limit;
  if (isFull) throw new RoomFull();
  await ClubModel.findByIdAndUpdate(clubId, { $addToSet: { members: playerId } });
}

export class RebuildGuard {
  constructor(private readonly redis: Redis) {}

  async rebuild(tenant: string): Promise<string> {
    const key = `rebuild:${tenant}`;
    const running = await this.redis.exists(key);
//                        ????????????????? at once both go on
    if (running === 1) return "running";
    await this.redis.set(key, process.pid.toString(), "EX", 3600);
    await indexer.swap(tenant);
    return "started";
  }

  async rebuildOnce(tenant: string): Promise<string> {
    const key = `rebuild:${tenant}`;
    const taken = await this.redis.set(key, process.pid.toString(), "EX", 3600, "NX");
    if (taken !== "OK") return "running";
    await indexer.swap(tenant);
    return "started";
  }
}

/** What a name was given is not asked for emptiness, and whether there are any is no limit. */
export async function enroll(clubId: string, given?: string): Promise<void> {
  const club = await ClubModel.findById(clubId);
  const groupId = given || club.groupId || club.defaultGroupId;
  if (!groupId) throw new RoomFull();
  await ClubModel.findByIdAndUpdate(clubId, { $set: { groupId } });
}

export async function invite(clubId: string, playerId: string): Promise<void> {
  const club = await ClubModel.findById(clubId);
  if (club.members.length > 0)
    await ClubModel.findByIdAndUpdate(clubId, { $addToSet: { members: playerId } });
}
