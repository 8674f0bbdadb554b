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

// Another row decides another field; what is made is made in any case.
export async function inside(name: string, parentId: string) {
  let folder: { connect: { id: string } } | undefined;
  const parent = await Workspace.findOne({ _id: parentId });
  if (parent?.folderId) {
    folder = { connect: { id: parent.folderId } };
  }
  return await Workspace.create({ name, folder });
}

// The base of the name is looked for, and the name is made of it.
export async function numbered(name: string) {
  let slug = name;
  const taken = await Workspace.exists({ slug: name });
  //                  ????????????????
  if (taken) slug = `${name}-${Date.now()}`;
  return await Workspace.create({ slug });
}
