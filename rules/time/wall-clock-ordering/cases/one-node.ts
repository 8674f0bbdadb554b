// case: layer=single-node
interface Note {
  id: string;
  updatedAt: Date;
}
declare const notes: { findOne(id: string): Promise<Note>; save(note: Note): Promise<void> };

export async function receive(incoming: Note): Promise<void> {
  const stored = await notes.findOne(incoming.id);
  if (incoming.updatedAt > stored.updatedAt) await notes.save(incoming);
}
