// Handlers whose end is the confirmation, and work that is left to itself.
import { audit, persist, type Channel, type Consumer } from "@/lib";

export async function start(consumer: Consumer): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }: { message: { value: string } }) => {
      persist(JSON.parse(message.value)).catch(console.error);
//    ???????
      await audit(message);
    },
  });
}

export function clicks(channel: Channel): void {
  channel.consume("clicks", async (m: { content: string }) => persist(m.content), { noAck: true });
  //                                                                                ???????????
}

export async function waited(consumer: Consumer): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }: { message: { value: string } }) => {
      await persist(JSON.parse(message.value)).catch(console.error);
    },
  });
}
