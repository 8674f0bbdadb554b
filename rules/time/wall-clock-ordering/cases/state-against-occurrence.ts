interface Group {
  id: string;
  status: "open" | "resolved";
  resolvedAt: Date;
}
interface Occurrence {
  groupId: string;
  last_seen: string;
}
declare const prisma: {
  group: {
    findUnique(query: { where: { id: string } }): Promise<Group>;
    update(query: { where: { id: string }; data: { status: "open" } }): Promise<void>;
  };
};

function classify(group: Group, occurrence: Occurrence): "regression" | null {
  const lastSeenMs = Number(occurrence.last_seen);
  return lastSeenMs > group.resolvedAt.getTime() ? "regression" : null;
//       ???????????????????????????????????????
}

export async function evaluate(occurrence: Occurrence): Promise<void> {
  const group = await prisma.group.findUnique({ where: { id: occurrence.groupId } });
  const found = classify(group, occurrence);
  if (found === "regression") {
    await prisma.group.update({ where: { id: group.id }, data: { status: "open" } });
  }
}
