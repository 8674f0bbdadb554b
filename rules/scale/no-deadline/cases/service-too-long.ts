// case: package=stripe@17,openai@6,nodemailer@6
import nodemailer from "nodemailer";
import OpenAI from "openai";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY ?? "");
//                 ^^^^^^ A silent server holds each call of this `Stripe` for 80 s for each of 3 attempts

export async function charge(amount: number): Promise<unknown> {
  return await stripe.paymentIntents.create({ amount, currency: "eur" });
}

const openai = new OpenAI();
//                 ^^^^^^ for 300 s for each of 3 attempts

export async function summarise(text: string): Promise<unknown> {
  return await openai.chat.completions.create({ model: "m", messages: [{ role: "user", content: text }] });
}

const mail = nodemailer.createTransport({ host: "mail.example", port: 587 });
//           ^^^^^^^^^^^^^^^^^^^^^^^^^^ A mail server that stalls midway holds each call of this `createTransport` for 600 s

export async function welcome(to: string): Promise<void> {
  await mail.sendMail({ to, subject: "Welcome" });
}
