declare function load(projectId: string): Promise<boolean>;

const flags = new Map<string, boolean>();
//    ????? for ever

export async function isEnabled(projectId: string): Promise<boolean> {
  const known = flags.get(projectId);
  if (known !== undefined) return known;
  const value = await load(projectId);
  flags.set(projectId, value);
  return value;
}
