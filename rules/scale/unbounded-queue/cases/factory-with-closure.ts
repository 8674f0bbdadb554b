function createDeduper(): (messageId: string) => boolean {
  const seen = new Set<string>();
  //    ^^^^ for ever
  return (messageId) => {
    if (seen.has(messageId)) return false;
    seen.add(messageId);
    return true;
  };
}

export const isFirst = createDeduper();
