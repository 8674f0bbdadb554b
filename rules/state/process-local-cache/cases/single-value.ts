declare const prisma: any;

let cachedSettings: { name: string } | null = null;
//  ^^^^^^^^^^^^^^

export async function settings(): Promise<{ name: string } | null> {
  if (cachedSettings) return cachedSettings;
  cachedSettings = await prisma.settings.findFirst();
  return cachedSettings;
}

export async function save(name: string) {
  await prisma.settings.update({ where: { id: 1 }, data: { name } });
  cachedSettings = null;
}
