declare const vendor: { session(userId: string): Promise<{ tools(): Promise<string[]> }> };

const toolsCache = new Map<string, string[]>();
//    ?????????? is told of changes in this process only

export async function toolsOf(userId: string): Promise<string[]> {
  const cached = toolsCache.get(userId);
  if (cached) return cached;
  const session = await vendor.session(userId);
  const tools = await session.tools();
  toolsCache.set(userId, tools);
  return tools;
}

function invalidateTools(userId: string) {
  toolsCache.delete(userId);
}

export function connected(userId: string) {
  invalidateTools(userId);
}
