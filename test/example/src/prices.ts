/** Prices of articles, from the catalogue service. */

const prices = new Map<string, number>();

/** Questions on their way, so that one article is asked for once at a time. */
const asking = new Map<string, Promise<number>>();

export async function priceOf(sku: string): Promise<number> {
  const known = prices.get(sku);
  if (known !== undefined) return known;
  const price = await ask(sku);
  prices.set(sku, price);
  return price;
}

async function ask(sku: string): Promise<number> {
  const running = asking.get(sku);
  if (running !== undefined) return running;
  const question = askCatalogue(sku).finally(() => asking.delete(sku));
  asking.set(sku, question);
  return question;
}

async function askCatalogue(sku: string): Promise<number> {
  const answer = await fetch(`${process.env.CATALOGUE_URL}/articles/${sku}`, {
    signal: AbortSignal.timeout(1_500),
  });
  const article = (await answer.json()) as { price: number };
  return article.price;
}
