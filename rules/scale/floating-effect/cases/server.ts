// case: layer=multi-node file=src/server.ts package=express@5,pg@8
import express from "express";
import { Pool } from "pg";

const pool = new Pool();
const app = express();

async function save(id: string): Promise<void> {
  await pool.query("INSERT INTO orders (id) VALUES ($1)", [id]);
}

async function careful(id: string): Promise<void> {
  try {
    await pool.query("INSERT INTO orders (id) VALUES ($1)", [id]);
  } catch (error) {
    console.error(error);
  }
}

async function settled(id: string): Promise<void> {
  await Promise.allSettled(
    [id].map((each) => pool.query("INSERT INTO orders (id) VALUES ($1)", [each])),
  );
}

function handedBack(id: string) {
  return pool.query("INSERT INTO orders (id) VALUES ($1)", [id]);
}

async function trackOrder(id: string): Promise<void> {
  await pool.query("INSERT INTO events (id) VALUES ($1)", [id]);
}

app.post("/orders", async (request, response) => {
  save(request.body.id);
//^^^^ Nobody waits for `save`
  handedBack(request.body.id);
//^^^^^^^^^^
  void save(request.body.id);
  //   ???? runs on by itself
  // Not waited for on purpose: fire and forget.
  save(request.body.id);
//???? runs on by itself
  save(request.body.id).then(() => console.log("saved"));
//^^^^
  (async () => {
// ^^^^^
    await save(request.body.id);
  })();

  // Its failure is caught.
  careful(request.body.id);
  save(request.body.id).catch(console.error);
  save(request.body.id).then(console.log, console.error);
  void (async () => {
    try {
      await save(request.body.id);
    } catch (error) {
      console.error(error);
    }
  })();
  settled(request.body.id);
  // A record of what happened.
  trackOrder(request.body.id);
  // Somebody waits.
  await save(request.body.id);
  const done = save(request.body.id);
  await Promise.all([done, save(request.body.id)]);
  response.sendStatus(201);
});

app.listen(3000);

// Once, while the program starts.
void save("first");
save("second");
