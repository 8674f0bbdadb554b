// case: package=ai@5
import { generateText } from "ai";

export async function POST(request: Request): Promise<Response> {
  const { text } = await generateText({ model: "m", prompt: await request.text() });
  //                     ^^^^^^^^^^^^
  return new Response(text);
}
