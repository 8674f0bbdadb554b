interface Reading {
  sensor: string;
  timestamp: number;
  value: number;
}

export class Readings {
  private readonly latest = new Map<string, Reading>();

  receive(incoming: Reading): void {
    const current = this.latest.get(incoming.sensor);
    if (current !== undefined && incoming.timestamp <= current.timestamp) return;
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    this.latest.set(incoming.sensor, incoming);
  }
}
