// case: package=ai@5
import { generateText } from "ai";

export async function POST(request: Request): Promise<Response> {
  const { text } = await generateText({ model: "m", prompt: await request.text() });
  //                     ^^^^^^^^^^^^
  return new Response(text);
}

// One deadline over all steps would cut off the longer runs: no edit is offered.
export async function agent(prompt: string): Promise<string> {
  const result = await generateText({ model: "m", prompt, maxSteps: 20 });
  //                   ^^^^^^^^^^^^
  return result.text;
}
