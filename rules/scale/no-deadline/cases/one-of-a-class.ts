// case: file=src/app/api/route.ts package=next
// One method of a class has a deadline, which says nothing about the next.
export class Checkpoints {
  constructor(private readonly base: string) {}

  async suspend(id: string): Promise<boolean> {
    const response = await fetch(`${this.base}/suspend/${id}`, { signal: AbortSignal.timeout(5_000) });
    return response.ok;
  }

  async restore(id: string): Promise<boolean> {
    const response = await fetch(`${this.base}/restore/${id}`, { method: "POST" });
//                         ^^^^^
    return response.ok;
  }
}

const checkpoints = new Checkpoints("https://checkpoints.example");
export const again = async (id: string): Promise<boolean> =>
  (await checkpoints.suspend(id)) && (await checkpoints.restore(id));
