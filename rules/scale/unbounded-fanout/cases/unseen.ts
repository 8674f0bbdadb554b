// Rows of a file, everything a repository has, models, and work that nothing resolves.
import { checkSite, openai, parseCsv, prisma, Site } from "@/lib";

export async function importContacts(csv: string, listId: string): Promise<number> {
  const rows = parseCsv(csv);
  const made = await Promise.all(rows.map((row: object) => prisma.contact.create({ data: { ...row, listId } })));
  //                 ???????????
  return made.length;
}

export async function checkAll(): Promise<void> {
  const sites = await Site.find({ enabled: true });
  const work: Promise<void>[] = [];
  for (const site of sites) work.push(checkSite(site));
  await Promise.allSettled(work);
  //    ??????????????????
}

export async function embed(chunks: string[]): Promise<unknown[]> {
  return Promise.all(chunks.map((input) => openai.embeddings.create({ model: "small", input })));
  //     ???????????
}

export async function labels(names: string[]): Promise<string[]> {
  return Promise.all(names.map(async (name) => name.trim()));
}
