// case: layer=multi-node file=src/workspaces/create.ts
import { Repository, stripe, Workspace } from "@/lib";

export async function create(name: string, owner: string) {
  let slug = name.toLowerCase();
  const taken = await Workspace.exists({ slug });
  //                  ????????????????
  if (taken) slug = `${slug}-2`;
  return await Workspace.create({ slug, name, owner });
}

export class Users {
  constructor(private readonly userRepository: Repository) {}

  async byExternalId(externalId: string) {
    let user = await this.userRepository.findOneBy({ externalId });
    //               ?????????????????????????????
    if (!user) {
      user = await this.userRepository.save({ externalId, createdAt: new Date() });
    }
    return user;
  }

  async customerOf(id: string, email: string) {
    const user = await this.userRepository.findOneBy({ id });
    //                 ?????????????????????????????
    if (user?.stripeCustomerId) return user.stripeCustomerId;
    const customer = await stripe.customers.create({ email });
    return customer.id;
  }
}
