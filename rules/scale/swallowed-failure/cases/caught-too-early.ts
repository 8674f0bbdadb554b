// case: layer=multi-node package=@vercel/functions@2,pg@8
//- app/api/visits/route.ts
import { waitUntil } from "@vercel/functions";
import { Pool } from "pg";
import { logger } from "@/lib";

const pool = new Pool();

export async function POST(request: Request): Promise<Response> {
  const { id } = await request.json();
  try {
    waitUntil(pool.query("INSERT INTO visits (id) VALUES ($1)", [id]));
  } catch (error) {
  //????? never hears that `pool.query` failed
    logger.error("visit lost", error);
  }
  return new Response(null, { status: 204 });
}

export async function PUT(request: Request): Promise<Response> {
  const { id } = await request.json();
  waitUntil(
    pool.query("UPDATE visits SET seen = true WHERE id = $1", [id]).catch((error: Error) => {
      logger.error("visit lost", error);
    }),
  );
  try {
    waitUntil(pool.query("UPDATE visits SET seen = true WHERE id = $1", [id]).catch(logger.error));
  } catch (error) {
    logger.error("not even started", error);
  }
  return new Response(null, { status: 204 });
}

// The `catch` is for what is read before anything is handed on.
export async function PATCH(request: Request, text: string): Promise<Response> {
  try {
    const { id } = JSON.parse(text);
    waitUntil(pool.query("UPDATE visits SET seen = true WHERE id = $1", [id]));
  } catch (error) {
    logger.error("no visit", error);
    return new Response(null, { status: 400 });
  }
  return new Response(null, { status: 204 });
}

export async function DELETE(request: Request, text: string): Promise<Response> {
  try {
    waitUntil(pool.query("DELETE FROM visits WHERE id = $1", [JSON.parse(text).id]));
  } catch (error) {
    logger.error("no visit", error);
  }
  return new Response(null, { status: 204 });
}
//- src/returns.ts
import { Pool } from "pg";

const pool = new Pool();

async function store(id: string): Promise<string> {
  await pool.query("INSERT INTO returns (id) VALUES ($1)", [id]);
  return id;
}

export async function accept(id: string): Promise<string | undefined> {
  try {
    return store(id);
  } catch {
  //????? never hears that `store` failed
    return undefined;
  }
}

export async function accepted(id: string): Promise<string | undefined> {
  try {
    return await store(id);
  } catch {
    return undefined;
  }
}

// Handed on whole, and a text that was never a promise.
export function handed(id: string): Promise<string> {
  return store(id);
}

export async function parsed(text: string): Promise<string | undefined> {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
