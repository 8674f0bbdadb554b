interface Operation {
  key: string;
  timestamp: number;
  value: unknown;
}
declare const prisma: {
  run: { update(query: { where: { id: string }; data: { metadata: unknown } }): Promise<void> };
};

function cull(operations: Operation[]): Operation[] {
  const sorted = [...operations].sort((a, b) => a.timestamp - b.timestamp);
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^
  const latest = new Map<string, Operation>();
  for (const operation of sorted) latest.set(operation.key, operation);
  return [...latest.values()];
}

export async function flush(id: string, operations: Operation[]): Promise<void> {
  const culled = cull(operations);
  await prisma.run.update({ where: { id }, data: { metadata: culled } });
}
