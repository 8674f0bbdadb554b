interface Change {
  sequence: bigint;
  timestamp: Date;
  patch: object;
}
declare const profileRepository: { save(state: object): Promise<void> };

export async function replay(changes: Change[]): Promise<void> {
  const sorted = changes.sort((a, b) => a.timestamp.getTime() - b.timestamp.getTime());
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  let state = {};
  for (const change of sorted) state = { ...state, ...change.patch };
  await profileRepository.save(state);
}
