declare function work(jobId: string): Promise<void>;

const processing = new Set<string>();

export async function run(jobId: string) {
  if (processing.has(jobId)) return;
  processing.add(jobId);
  try {
    await work(jobId);
  } finally {
    processing.delete(jobId);
  }
}
