import { Inject } from "./inject";
import type { SubscriberRepository } from "./subscriber.repository";

export class CreateSubscriber {
  constructor(@Inject() private readonly subscribers: SubscriberRepository) {}

  async execute(command: { subscriber?: unknown; email: string }) {
    let subscriber = command.subscriber ?? (await this.fetchSubscriber(command.email));
//                                                ???????????????????? runs because none was found here
    if (!subscriber) {
      const payload = { email: command.email };
      subscriber = await this.subscribers.create(payload);
    }
    return subscriber;
  }

  private async fetchSubscriber(email: string) {
    return await this.subscribers.findByEmail(email);
  }
}

export class Strategy {
  constructor(private readonly usersService: any) {}

  async validate(email: string) {
    const user = await this.usersService.findUserByEmail(email);
//                     ????????????????????????????????? runs because none was found here
    if (user) return user;
    return await this.usersService.createUser({ email });
  }
}
