export class Clients {
  private readonly names = new Map<string, string>();

  connect(clientId: string, name: string): void {
    this.names.set(clientId, name);
  }

  disconnect(clientId: string): void {
    this.names.delete(clientId);
  }
}

export const clients = new Clients();
