import { nanoid } from "nanoid";
import { prisma } from "./db";

/** The key was made up a moment ago. */
export async function createProject(title: string) {
  const slug = `${title}-${nanoid(6)}`;
  const taken = await prisma.project.findFirst({ where: { slug } });
  if (taken) return createProject(title);
  return await prisma.project.create({ data: { title, slug } });
}

/** The organization is as old as this request. */
export async function createOrganization(name: string) {
  const organization = await prisma.organization.create({ data: { name } });
  const settings = await prisma.setting.findFirst({ where: { organizationId: organization.id } });
  if (!settings) await prisma.setting.create({ data: { organizationId: organization.id } });
}
