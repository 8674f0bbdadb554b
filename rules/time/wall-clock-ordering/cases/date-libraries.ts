// case: package=dayjs,date-fns
import { compareAsc } from "date-fns";
import dayjs from "dayjs";

interface Note {
  id: string;
  updatedAt: string;
}
declare const noteRepository: {
  findOne(id: string): Promise<Note>;
  save(note: Note): Promise<void>;
};

export async function byDayjs(incoming: Note): Promise<void> {
  const stored = await noteRepository.findOne(incoming.id);
  if (dayjs(incoming.updatedAt).isAfter(stored.updatedAt)) await noteRepository.save(incoming);
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
}

export async function byDifference(incoming: Note): Promise<void> {
  const stored = await noteRepository.findOne(incoming.id);
  if (dayjs(incoming.updatedAt).diff(stored.updatedAt) <= 0) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  await noteRepository.save(incoming);
}

export async function byComparison(incoming: Note): Promise<void> {
  const stored = await noteRepository.findOne(incoming.id);
  if (compareAsc(new Date(incoming.updatedAt), new Date(stored.updatedAt)) > 0) {
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    await noteRepository.save(incoming);
  }
}
