// case: layer=multi-node file=src/routes/export.ts package=express@4
import { execSync } from "node:child_process";
import { pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import express from "express";
import { rows, tokenCount, tokenCountAsync } from "@/lib";

const app = express();
const salt = readFileSync("salt.txt", "utf8");

app.post("/export", async (req, res) => {
  const zipped = gzipSync(JSON.stringify(await rows(req.body.id)));
  //             ???????? no other request
  res.send(zipped);
});

app.get("/file", async (req, res) => {
  res.send(readFileSync(`/data/${req.query.name}`));
  //       ???????????? no other request
});

app.post("/convert", async (req, res) => {
  execSync("convert in.png out.png");
//???????? no other request
  res.send(pbkdf2Sync(req.body.password, salt, 100_000, 32, "sha256").toString("hex"));
  //       ?????????? no other request
});

app.post("/count", async (req, res) => {
  let count: number;
  try {
    count = await tokenCountAsync(req.body.text);
  } catch {
    count = tokenCount(req.body.text);
    //      ?????????? no other request
  }
  res.json({ count });
});

export function setup(): string {
  return execSync("hostname").toString();
}

app.get("/terms", (_req, res) => {
  res.send(readFileSync("./terms.txt", "utf8"));
});
