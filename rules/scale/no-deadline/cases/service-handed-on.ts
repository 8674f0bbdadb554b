// case: package=openai@6
// A client that is handed to a function, or named anew, is called there.
import OpenAI from "openai";

const openai = process.env.OPENAI_KEY ? new OpenAI({ apiKey: process.env.OPENAI_KEY }) : null;
//                                          ^^^^^^ for 300 s for each of 3 attempts

async function filtersFor(model: OpenAI | null, question: string): Promise<unknown> {
  if (model === null) return undefined;
  return await model.chat.completions.create({ model: "m", messages: [{ role: "user", content: question }] });
}

export async function POST(request: Request): Promise<Response> {
  return Response.json(await filtersFor(openai, await request.text()));
}

export class Assistant {
  private readonly client: OpenAI;

  constructor(key: string) {
    this.client = new OpenAI({ apiKey: key, timeout: 20_000 });
  }

  async answer(question: string): Promise<unknown> {
    const client = this.client;
    return await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: question }] });
  }
}
