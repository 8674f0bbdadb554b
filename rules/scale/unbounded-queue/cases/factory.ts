// case: layer=multi-node file=src/labels/routes.ts package=express@4,p-queue@8
import { type Request, type Response, Router } from "express";
import PQueue from "p-queue";
import { log, render } from "./parts";

// Made with the router, fed by each request.
export function labelRoutes(): Router {
  const router = Router();
  const queue = new PQueue({ concurrency: 2 });
//              ?????????????????????????????? not how much waits
  router.post("/labels", async (req: Request, res: Response) => {
    queue.add(() => render(req.body)).catch((error: Error) => log.error(error));
    res.sendStatus(202);
  });
  return router;
}

export function guardedRoutes(): Router {
  const router = Router();
  const queue = new PQueue({ concurrency: 2 });
  router.post("/labels", async (req: Request, res: Response) => {
    if (queue.size > 100) return res.sendStatus(503);
    queue.add(() => render(req.body)).catch((error: Error) => log.error(error));
    return res.sendStatus(202);
  });
  return router;
}

// A queue of one call ends with it.
export async function renderAll(ids: string[]): Promise<void> {
  const queue = new PQueue({ concurrency: 4 });
  await Promise.all(ids.map((id) => queue.add(() => render(id))));
}
