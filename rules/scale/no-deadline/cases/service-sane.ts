// case: package=twilio@5,@opensearch-project/opensearch@3,openai@6,stripe@17
import { Client } from "@opensearch-project/opensearch";
import OpenAI from "openai";
import Stripe from "stripe";
import twilio from "twilio";

const search = new Client({ node: "https://search.example" });
const sms = twilio("id", "token");
const openai = new OpenAI({ timeout: 20_000 });
const stripe = new Stripe("key", { timeout: 8_000 });

export async function all(text: string): Promise<unknown[]> {
  return await Promise.all([
    search.search({ index: "a", body: text }),
    sms.messages.create({ to: "+49", body: text }),
    openai.embeddings.create({ model: "m", input: text }),
    stripe.customers.create({ name: text }),
  ]);
}

const streaming = new OpenAI();

export async function tell(text: string): Promise<unknown> {
  return await streaming.chat.completions.create({ model: "m", messages: [], stream: true, user: text });
}
