// case: layer=multi-node file=src/service.ts
export async function load(url: string, attempt = 0): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(1_000) });
    //           ^^^^^ tried again at once
  } catch (error) {
    if (attempt >= 3) throw error;
    return load(url, attempt + 1);
  }
}

export class Rates {
  private readonly url = "https://rates.example";

  async latest(retries = 5): Promise<Response> {
    try {
      return await fetch(this.url, { signal: AbortSignal.timeout(1_000) });
      //           ^^^^^
    } catch (error) {
      if (retries <= 0) throw error;
      return this.latest(retries - 1);
    }
  }
}

// The answer decides.
export const send = async (url: string, attempt = 1): Promise<Response> => {
  const response = await fetch(url, { method: "POST", signal: AbortSignal.timeout(1_000) });
  //                     ^^^^^
  if (response.status >= 500 && attempt < 4) return send(url, attempt + 1);
  return response;
};

// One more attempt with other credentials.
export async function authorised(url: string, token: string, isRetry = false): Promise<Response> {
  const response = await fetch(url, { headers: { authorization: token }, signal: AbortSignal.timeout(1_000) });
  if (response.status === 401 && !isRetry) return authorised(url, await renew(), true);
  return response;
}

async function renew(): Promise<string> {
  return "token";
}

// Another function decides by the count.
export async function decided(url: string, attempt = 1): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
  const next = plan(response, attempt);
  if (response.status < 500 || next === undefined) return response;
  await new Promise((resolve) => setTimeout(resolve, next * Math.random()));
  return decided(url, attempt + 1);
}

function plan(response: Response, attempt: number): number | undefined {
  return response.status === 503 && attempt < 4 ? 100 * 2 ** attempt : undefined;
}

// A connection that is kept up has no last attempt.
export class Feed {
  private attempts = 0;

  async connect(url: string): Promise<void> {
    try {
      await fetch(url, { signal: AbortSignal.timeout(1_000) });
    } catch {
      this.attempts += 1;
      setTimeout(() => this.connect(url), 5_000);
    }
  }
}
