// case: file=src/app/api/route.ts package=next,axios@1
// Created and used in one expression.
import axios from "axios";

export async function send(text: string): Promise<void> {
  await axios.create().post("https://sms.example", { text });
//      ^^^^^^^^^^^^
}
