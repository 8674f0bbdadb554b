// case: package=p-limit@6
import pLimit from "p-limit";

declare function deliver(url: string): Promise<void>;

export async function deliverAll(urls: string[]): Promise<void> {
  const limit = pLimit(4);
  await Promise.all(urls.map((url) => limit(() => deliver(url))));
}
