interface Release {
  id: string;
  createdAt: Date;
  level: number;
}
declare function all(): Promise<Release[]>;

export async function currentRelease(): Promise<Release | undefined> {
  const releases = await all();
  const [current] = releases.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
//                                          ?????????????????????????????????????????????
  return current;
}

export async function oldest(): Promise<Release | undefined> {
  const releases = await all();
  return releases.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];
}

export function toApiRelease(releases: Release[]): Release | undefined {
  const [current] = releases.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return current;
}
