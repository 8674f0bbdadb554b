// case: package=stripe@16,octokit@3,baileys@7.0.0-rc.6
import { downloadMediaMessage } from "baileys";
import { Octokit } from "octokit";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY ?? "");
//                 ^^^^^^ for 80 s for each of 2 attempts

export async function charge(amount: number): Promise<unknown> {
  return await stripe.paymentIntents.create({ amount, currency: "eur" });
}

const github = new Octokit({ auth: process.env.GITHUB_TOKEN });

export async function branches(owner: string, repo: string): Promise<unknown> {
  return await github.rest.repos.listBranches({ owner, repo });
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ for 300 s
}

export async function picture(message: object): Promise<Uint8Array> {
  return await downloadMediaMessage(message, "buffer", {});
  //           ^^^^^^^^^^^^^^^^^^^^ for 300 s
}
