declare const prisma: any;

let cachedSsoConfigs: { data: string[]; failed: boolean; at: number } = {
//  ???????????????? no change of the original ever reaches
  data: [],
  failed: false,
  at: 0,
};

export async function ssoConfigs(): Promise<string[]> {
  const LIFE = 10 * 60 * 1000;
  const RETRY = 60 * 1000;
  if (Date.now() - cachedSsoConfigs.at > (cachedSsoConfigs.failed ? RETRY : LIFE)) {
    const rows = await prisma.ssoConfig.findMany();
    cachedSsoConfigs = { data: rows, failed: false, at: Date.now() };
  }
  return cachedSsoConfigs.data;
}
