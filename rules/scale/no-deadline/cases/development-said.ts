// case: package=nodemailer@6
import nodemailer from "nodemailer";

// Catches mail on the own machine (recommended for local development).
export async function catchMail(to: string, text: string): Promise<void> {
  const transport = nodemailer.createTransport({ host: process.env.CATCHER });
  //                ?????????????????????????? for 600 s
  await transport.sendMail({ to, text });
}

// Sends mail through the relay of the provider.
export async function sendMail(to: string, text: string): Promise<void> {
  const transport = nodemailer.createTransport({ host: process.env.RELAY });
  //                ^^^^^^^^^^^^^^^^^^^^^^^^^^ for 600 s
  await transport.sendMail({ to, text });
}
