// case: layer=multi-node file=src/service.ts
import path from "node:path";
import { writeFile } from "node:fs/promises";
import dayjs from "dayjs";
import { db, kafka, nanoid, s3 } from "@/lib";

export async function keys(resource: string, event: string): Promise<void> {
  await kafka.send({ requestId: `${resource}-${Date.now()}`, body: event });
  //                                           ^^^^^^^^^^
  await s3.upload({ Key: `${resource}/${event}_${new Date().getTime()}.json`, Body: event });
  //                                             ^^^^^^^^^^
  await db.order.create({ data: { orderNumber: "A" + Date.now(), number: dayjs().valueOf().toString() } });
  //                                                 ^^^^^^^^^^
}

export async function files(number: string, audio: Uint8Array): Promise<void> {
  const tempAudioPath = `${path.join(process.cwd(), "temp")}/${number}-${Date.now()}.mp4`;
  //                                                                     ??????????
  await writeFile(tempAudioPath, audio);
}

export function generateId(): string {
  return Date.now().toString(36);
  //     ^^^^^^^^^^
}

export function short(): { id: string; token: string } {
  return { id: `${Date.now()}-${Math.random()}`, token: Math.random().toString(36).slice(2) };
  //                                                    ^^^^^^^^^^^^^
  //              ??????????
}

// A unique part, a bucket, a text, a time, a download, a number to compute with.
export function fine(name: string): unknown {
  const key = `${Date.now()}_${nanoid()}`;
  const cacheKey = `stats:${new Date().toISOString().slice(0, 10)}`;
  const filename = `export-${Date.now()}.csv`;
  const headers = { "Content-Disposition": `attachment; filename="${filename}"` };
  const timestamp = Date.now().toString();
  const label = `Copy ${new Date().toLocaleString()}`;
  const id = name + "1";
  return { key, cacheKey, headers, timestamp, label, id, createdAt: new Date(), expires: Date.now() + 1_000 };
}

let count = 0;

// A counter, one thing twice in a millisecond, a name for somebody else, a session's name.
export async function named(incidentId: string, roleArn: string): Promise<{ token: string }> {
  await kafka.send({ requestId: `request-${++count}-${Date.now()}` });
  await s3.upload({ Key: `${incidentId}-${Date.now()}.png`, Body: "" });
  //                                      ??????????
  await s3.assume({ RoleArn: roleArn, RoleSessionName: `backup-${Date.now()}` });
  return { token: `local_${Date.now()}` };
  //                       ??????????
}

// The place in a list tells them apart; a job that is asked for twice, an export, a secret that must be wrong.
export async function lists(docs: string[], jobs: { add: (id: string, o: object) => void }): Promise<void> {
  for (let i = 0; i < docs.length; i += 1) {
    await s3.upload({ Key: `doc_${Date.now()}_${i}`, Body: docs[i] });
  }
  await Promise.all(docs.map((doc, place) => s3.upload({ Key: `${Date.now()}/${place}`, Body: doc })));
  const jobId = `run-${new Date().toISOString()}`;
  //                   ??????????
  jobs.add("run", { jobId });
  const uploadName = `${Date.now()}-product-exports.csv`;
  //                    ??????????
  await s3.createFiles({ name: uploadName });
  await s3.sign({ secret: `wrong-${Date.now()}` });
  //                               ??????????
}
