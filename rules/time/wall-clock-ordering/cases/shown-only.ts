interface Comment {
  id: string;
  text: string;
  createdAt: Date;
}
declare const comments: { findMany(): Promise<Comment[]> };
declare const res: { json(value: unknown): void };

export async function list(): Promise<void> {
  const all = await comments.findMany();
  res.json(all.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()));
}

export async function newest(): Promise<Comment | undefined> {
  const all = await comments.findMany();
  return all.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
}

export function badge(a: Comment, b: Comment): string {
  return a.createdAt > b.createdAt ? "newer" : "older";
}
