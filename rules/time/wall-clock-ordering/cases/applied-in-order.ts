declare const prisma: any;
declare function applyEdit(edit: unknown): Promise<void>;

export async function rebuild(sheetId: string): Promise<void> {
  const edits = await prisma.edit.findMany({
    where: { sheetId },
    orderBy: { createdAt: "asc" },
//             ???????????????? Steps are applied
  });
  for (const edit of edits) await applyEdit(edit);
}

export async function rebuildBySequence(sheetId: string): Promise<void> {
  const edits = await prisma.edit.findMany({ where: { sheetId }, orderBy: { sequence: "asc" } });
  for (const edit of edits) await applyEdit(edit);
}

export async function rebuildWithTieBreak(sheetId: string): Promise<void> {
  const edits = await prisma.edit.findMany({
    where: { sheetId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  for (const edit of edits) await applyEdit(edit);
}

export async function clear(threadId: string): Promise<void> {
  const notes = await prisma.note.findMany({
    where: { threadId },
    orderBy: { createdAt: "desc" },
//             ????????????????? acts on what comes first
  });
  for (const note of notes) {
    if (note.action) {
      await prisma.note.update({ where: { id: note.id }, data: { action: null } });
      break;
    }
  }
}
