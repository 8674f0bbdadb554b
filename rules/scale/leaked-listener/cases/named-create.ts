// case: layer=multi-node file=src/controllers/stream.ts
import { getApp, run } from "@/lib";

const createAndStream = async (req: { body: { id: string } }, res: { end(): void }) => {
  getApp().redisSubscriber.subscribe(req.body.id);
//?????????????????????????????????? each one adds a channel
  await run(req);
  res.end();
};

export default { create: createAndStream };
