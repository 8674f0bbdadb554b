interface Note {
  id: string;
  version?: number;
  updatedAt: Date;
}
declare const notes: { findOne(id: string): Promise<Note>; save(note: Note): Promise<void> };

/** The version may be missing on one side, so nothing is offered. */
export async function receive(incoming: Note): Promise<void> {
  const stored = await notes.findOne(incoming.id);
  if (incoming.updatedAt > stored.updatedAt) await notes.save(incoming);
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
}
