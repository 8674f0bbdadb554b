class Loader {
  private readonly users = new Map<string, string>();

  load(userId: string): string {
    const known = this.users.get(userId) ?? userId.toUpperCase();
    this.users.set(userId, known);
    return known;
  }
}

export async function GET(request: Request): Promise<Response> {
  const loader = new Loader();
  return new Response(loader.load(request.url));
}
