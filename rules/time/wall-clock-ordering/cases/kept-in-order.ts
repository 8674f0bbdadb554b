interface Part {
  timestamp: number;
  text: string;
}
interface Change {
  createdAt: Date;
}

export class Changes {
  private queue: Change[] = [];

  push(change: Change): void {
    this.queue.push(change);
    this.queue.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
//                            ?????????????????????????????????????????????
  }

  next(): Change | undefined {
    return this.queue.shift();
  }
}

export class Shown {
  private list: Change[] = [];

  push(change: Change): void {
    this.list.push(change);
    this.list.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  }
}

export function recording(chunks: { parts: Part[] }[]): Part[] {
  return chunks.flatMap((chunk) => chunk.parts).sort((a, b) => a.timestamp - b.timestamp);
//                                                             ?????????????????????????
}
