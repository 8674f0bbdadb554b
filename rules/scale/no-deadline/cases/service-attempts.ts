// case: package=stripe@17,openai@6,ai,@ai-sdk/openai
// Options of the client or the call say how often it is tried.
import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";
import OpenAI from "openai";
import Stripe from "stripe";

const once = new Stripe(process.env.STRIPE_KEY ?? "", { maxNetworkRetries: 0 });
//               ^^^^^^ A silent server holds each call of this `Stripe` for 80 s

const often = new OpenAI({ maxRetries: 10 });
//                ^^^^^^ for 300 s for each of 11 attempts

export async function charge(amount: number, text: string): Promise<unknown> {
  await often.chat.completions.create({ model: "m", messages: [{ role: "user", content: text }] });
  return await once.paymentIntents.create({ amount, currency: "eur" });
}

export async function describe(prompt: string): Promise<string> {
  const { text } = await generateText({ model: openai("small"), prompt });
  //                     ^^^^^^^^^^^^ for 3 times 300 s
  return text;
}

export async function describeOnce(prompt: string): Promise<string> {
  const { text } = await generateText({ model: openai("small"), prompt, maxRetries: 0 });
  //                     ^^^^^^^^^^^^ holds this call for 300 s
  return text;
}
