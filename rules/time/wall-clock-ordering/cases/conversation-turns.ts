declare const repository: { find(options: object): Promise<{ content: string; role: string }[]> };
declare function entityNamed(name: string): { find(options: object): Promise<any[]> };

export class Memory {
  async turns(sessionId: string): Promise<{ content: string; role: string }[]> {
    const messages = await entityNamed("ChatMessage").find({
      where: { sessionId },
      order: { sentAt: "ASC" },
//             ????????????? Who spoke last
    });
    return messages.map((each) => ({ content: each.content, role: each.role }));
  }
}

/** Each turn is stored when the one before has been answered. */
export async function stored(sessionId: string): Promise<{ content: string; role: string }[]> {
  const messages = await entityNamed("ChatMessage").find({ where: { sessionId }, order: { createdDate: "ASC" } });
  return messages.map((each) => ({ content: each.content, role: each.role }));
}

export async function titles(sessionId: string): Promise<string[]> {
  const rows = await repository.find({ where: { sessionId }, order: { createdDate: "ASC" } });
  return rows.map((each) => each.content);
}
