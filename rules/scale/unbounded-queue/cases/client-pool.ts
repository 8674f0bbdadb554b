class SearchClient {
  constructor(readonly address: string) {}
}

const clients = new Map<string, SearchClient>();

export function clientOf(tenantId: string, address: string): SearchClient {
  const known = clients.get(tenantId) ?? new SearchClient(address);
  clients.set(tenantId, known);
  return known;
}
