import { db } from "./db";

export async function link(fieldId: string, referenceIds: string[]): Promise<void> {
  const current = await db.reference.findMany({ where: { toFieldId: fieldId } });
//                      ????????????????????? runs because none was found here
  const missing = referenceIds.filter((id) => !current.find((each: any) => each.fromFieldId === id));
  await db.reference.createMany({ data: missing.map((fromFieldId) => ({ fromFieldId, toFieldId: fieldId })) });
}

/** Counted by the update: two at once count none. */
export async function remember(sessionId: string, key: string, value: string): Promise<void> {
  const updated = await db.sessionData.updateMany({ where: { sessionId, key }, data: { value } });
//                      ????????????????????????? runs because none was found here
  if (updated.count === 0) await db.sessionData.create({ data: { sessionId, key, value } });
}

/** Only the first becomes the administrator. */
export async function register(email: string) {
  const total = await db.user.count();
//                    ????????????? `role` says whether one is there; two re
  return await db.user.create({ data: { email, role: total === 0 ? "admin" : "user" } });
}

export async function slugOf(title: string) {
  let slug = title;
  while (await db.page.findFirst({ where: { slug } })) slug = `${slug}-1`;
//             ????????????????? runs because none was found here
  return await db.page.create({ data: { title, slug } });
}

/** A list that is gone through for what is missing. */
export async function invite(team: string, emails: string[], isVip: boolean) {
  const { _count: counts } = await db.team.findFirstOrThrow({ where: { id: team }, include: { _count: true } });
  //                               ???????????????????????? runs because none was found here
  if (!isVip && counts.invites >= 1) throw new Error("one is enough");
  for (const email of emails) await db.invite.create({ data: { team, email } });
}

/** The predicate has statements, and the list was read with its owner. */
export async function enlist(clubId: string, emails: string[]): Promise<void> {
  const club = await db.club.findFirstOrThrow({ where: { id: clubId }, include: { members: true } });
//                   ???????????????????????? runs because none was found here
  const known = club.members.map((member: { email: string }) => member.email);
  const missing = emails.filter((email) => {
    if (known.includes(email)) return false;
    return true;
  });
  await db.member.createMany({ data: missing.map((email) => ({ clubId, email })) });
}
