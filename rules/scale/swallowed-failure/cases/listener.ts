// case: layer=multi-node file=src/export/worker.ts
import { createExporter, rows } from "@/lib";

export async function exportAll(host: string): Promise<number> {
  const exporter = createExporter({ host });
  exporter.on("error", (error: Error) => {
    throw new Error(`export failed: ${error.message}`);
  //??????????????????????????????????????????????????? Nobody catches what a listener throws
  });
  let count = 0;
  for await (const row of rows()) {
    exporter.capture(row);
    count++;
  }
  await exporter.flush();
  return count;
}

// Kept and looked at, or handed to a promise.
export async function exportSafely(host: string): Promise<void> {
  const exporter = createExporter({ host });
  let failure: Error | undefined;
  exporter.on("error", (error: Error) => {
    failure = error;
  });
  await exporter.flush();
  if (failure !== undefined) throw failure;
  await new Promise((resolve, reject) => exporter.on("error", reject).on("end", resolve));
}
