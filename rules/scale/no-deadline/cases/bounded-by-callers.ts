// case: file=src/classify/service.ts package=ai,@ai-sdk/openai
// A private method, the public one, a service: what calls the last one bounds them all.
import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export class Classifier {
  async classify(text: string): Promise<string> {
    return await this.#ask(text);
  }

  async #ask(prompt: string): Promise<string> {
    const result = await generateText({ model: openai("small"), prompt });
    return result.text;
  }
}

//- src/classify/within.ts
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

//- src/app/api/classify/route.ts
import { Classifier } from "../../../classify/service";
import { within } from "../../../classify/within";

export async function POST(request: Request): Promise<Response> {
  const kind = await within(new Classifier().classify(await request.text()), 20_000);
  return Response.json({ kind });
}
