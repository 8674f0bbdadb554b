// case: file=src/parcels/label.ts alone
// Nobody imports this file, though the one beside it is in use: it was left behind.
export async function printLabel(id: string): Promise<ArrayBuffer> {
  const response = await fetch(`https://labels.example/${id}`);
  //                     ?????
  return await response.arrayBuffer();
}

//- src/parcels/track.ts
export async function track(id: string): Promise<unknown> {
  const response = await fetch(`https://parcels.example/${id}`);
  //                     ^^^^^
  return await response.json();
}

//- src/routes.ts
import express from "express";
import { track } from "./parcels/track.ts";

const app = express();
app.get("/parcels/:id", async (request, response) => {
  response.json(await track(request.params.id));
});
