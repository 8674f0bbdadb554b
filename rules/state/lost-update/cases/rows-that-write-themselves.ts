import { usersService } from "./users";
import { User } from "./models";

export async function spend(id: string, credits: number): Promise<void> {
  const user = await usersService.findUser(id);
  if (user.credits < credits) throw new Error("too few");
  await usersService.update(user.id, { credits: user.credits - credits });
//                                     ??????????????????????????????? is computed from what was read
}

export async function visit(id: string): Promise<void> {
  const user = await User.findByPk(id);
  await user.update({ visits: user.visits + 1 });
//                    ??????????????????????? is computed from what was read
}

/** Two fields of one row that was read once are one cause. */
export async function answer(id: string, more: Record<string, string>, db: any): Promise<void> {
  const response = await db.response.findUnique({ where: { id } });
  await db.response.update({
    where: { id },
    data: { data: { ...response.data, ...more }, times: { ...response.times, ...more } },
//          ???????????????????????????????????
  });
}
