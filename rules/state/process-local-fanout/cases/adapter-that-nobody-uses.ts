// case: package=graphql-subscriptions@3,graphql-redis-subscriptions@2
import { PubSub } from "graphql-subscriptions";

export class PubSubService {
  private pubsub: PubSub | undefined;

  onModuleInit() {
    this.pubsub = new PubSub();
    //                ??????
  }

  async publish(topic: string, payload: object) {
    await this.pubsub?.publish(topic, payload);
  }
}

export const service = new PubSubService();
