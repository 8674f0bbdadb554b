// case: layer=multi-node file=src/controllers/stream.ts
import { Request, Response } from "express";
import { getApp } from "../app";

// Nothing resolves: what an accessor hands out is the same for all, and the channel is not.
const stream = async (request: Request, response: Response) => {
  const { chatId } = request.body;
  try {
    getApp().redisSubscriber.subscribe(chatId);
//  ?????????????????????????????????? outlives the call
    await getApp().run(chatId);
  } finally {
    response.end();
  }
};

// It is given up.
const polite = async (request: Request) => {
  await getApp().redisEvents.subscribe(request.body.chatId);
  await getApp().redisEvents.unsubscribe(request.body.chatId);
};

export default { stream, polite };
