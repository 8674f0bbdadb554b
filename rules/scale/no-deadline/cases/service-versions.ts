// case: package=stripe@12,openai@4,octokit@1,baileys@6
// How long, and how often, is what the installed version does: node-fetch and axios never end, a later fetch does.
import { downloadMediaMessage } from "baileys";
import { Octokit } from "octokit";
import OpenAI from "openai";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY ?? "");
//                 ^^^^^^ A silent server holds each call of this `Stripe` for 80 s

export async function charge(amount: number): Promise<unknown> {
  return await stripe.paymentIntents.create({ amount, currency: "eur" });
}

const openai = new OpenAI();
//                 ^^^^^^ for 600 s for each of 3 attempts

export async function summarise(text: string): Promise<unknown> {
  return await openai.chat.completions.create({ model: "m", messages: [{ role: "user", content: text }] });
}

const github = new Octokit({ auth: process.env.GITHUB_TOKEN });

export async function branches(owner: string, repo: string): Promise<unknown> {
  return await github.rest.repos.listBranches({ owner, repo });
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ for ever
}

export async function picture(message: object): Promise<Uint8Array> {
  return await downloadMediaMessage(message, "buffer", {});
  //           ^^^^^^^^^^^^^^^^^^^^ for ever
}
