import { counters, members, numbers, rateLimits, seats, tickets } from "./services";
import { withLock } from "./locks";

/** The limit is kept in one place and the row made in another. */
export async function invite(orgId: string, email: string): Promise<unknown> {
  await seats.checkSeatLimit(orgId);
//      ???????????????????? What this finds decides what follows
  return await members.createMember(orgId, email);
}

/** The next number is found in one place and used in another. */
export async function open(teamId: string, title: string): Promise<unknown> {
  const number = await numbers.getNextTicketNumber(teamId);
//                     ??????????????????????????? What this finds decides what follows
  return await tickets.createTicket({ number, title });
}

/** The last owner stays. */
export async function leave(teamId: string, memberId: string): Promise<void> {
  const owners = await members.countOwners(teamId);
//                     ??????????????????? What this finds decides what follows
  if (owners === 1) throw new Error("the last owner stays");
  await members.deleteMember(teamId, memberId);
}

/** Of two at once both are the first. */
export async function signUp(data: { email: string; role?: string }): Promise<unknown> {
  const hasAdmin = await members.hasAdmin();
//                       ???????????????? What this finds decides what follows
  data.role = hasAdmin ? "user" : "admin";
  return await members.registerMember(data);
}

/** It demands that something is there. */
export async function comment(ticketId: string, text: string): Promise<unknown> {
  const ticket = await tickets.findTicket(ticketId);
  if (!ticket) throw new Error("no such ticket");
  return await tickets.createReply(ticketId, text);
}

/** How many requests a caller may send is counted by the limiter itself. */
export async function limited(orgId: string, email: string): Promise<unknown> {
  await rateLimits.checkRateLimit(orgId);
  return await members.createMember(orgId, email);
}

/** Nobody else gets in between. */
export async function guarded(orgId: string, email: string): Promise<unknown> {
  return await withLock(`seats:${orgId}`, async () => {
    await seats.checkSeatLimit(orgId);
    return await members.createMember(orgId, email);
  });
}

/** What was found is of another kind than what is made. */
export async function count(teamId: string): Promise<void> {
  const flag = await counters.findFlag(teamId);
  if (flag) return;
  await tickets.createTicket({ teamId });
}
