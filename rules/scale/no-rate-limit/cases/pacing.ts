// case: file=src/jobs/export.ts
import { MixpanelClient } from "./mixpanel";
import { sleep } from "./sleep";

export async function exportAll(rows: AsyncIterable<{ id: string }>): Promise<void> {
  const mixpanel = new MixpanelClient({ token: "t" });
  let count = 0;
  for await (const row of rows) {
    mixpanel.add(row);
    if (++count % 1000 === 0) await mixpanel.flush();
    //                              ?????????????? Nothing paces `mixpanel.flush`
  }
  await mixpanel.flush();
}

export async function slowly(rows: AsyncIterable<{ id: string }>): Promise<void> {
  const mixpanel = new MixpanelClient({ token: "t" });
  for await (const row of rows) {
    mixpanel.add(row);
    await mixpanel.flush();
    await sleep(100);
  }
}
