declare function publish(message: { id: string }): Promise<void>;

export class Consumer {
  private processedMessages = new Set<string>();
  //      ^^^^^^^^^^^^^^^^^

  async onMessage(message: { id: string }) {
    if (this.isProcessed(message.id)) return;
    await publish(message);
    this.markProcessed(message.id);
  }

  isProcessed(messageId: string): boolean {
    return this.processedMessages.has(messageId);
  }

  markProcessed(messageId: string) {
    this.processedMessages.add(messageId);
  }
}

export const consumer = new Consumer();
