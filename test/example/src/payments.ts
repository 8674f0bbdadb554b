/** The payment provider. */
import axios from "axios";

export interface Payment {
  readonly id: string;
  readonly status: "authorised" | "declined";
}

const provider = axios.create({
  baseURL: process.env.PAYMENTS_URL,
  headers: { "content-type": "application/json" },
});

export async function charge(card: string, amount: number): Promise<Payment> {
  const { data } = await provider.post<Payment>("/charges", { card, amount });
  return data;
}

export async function refund(payment: string): Promise<Payment> {
  const { data } = await provider.post<Payment>(`/charges/${payment}/refund`, {});
  return data;
}
