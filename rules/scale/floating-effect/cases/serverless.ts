// case: layer=multi-node package=next@15.1.0,pg@8
//- app/api/orders/route.ts
import { NextResponse } from "next/server";
import { Pool } from "pg";

export const runtime = "edge";

const pool = new Pool();

export async function POST(request: Request): Promise<Response> {
  const { id } = await request.json();
  pool.query("INSERT INTO orders (id) VALUES ($1)", [id]).catch(console.error);
//^^^^^^^^^^ runs on after the answer
  void pool.query("INSERT INTO mails (id) VALUES ($1)", [id]);
  //   ^^^^^^^^^^ runs on after the answer
  return NextResponse.json({ id });
}
