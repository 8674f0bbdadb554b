class Handler {
  private userId = "";

  async run(request: Request) {
    this.userId = request.headers.get("x-user") ?? "";
    await this.check();
    return this.userId;
  }

  private async check() {
    await Promise.resolve(this.userId);
  }
}

export async function POST(request: Request): Promise<Response> {
  return new Response(await new Handler().run(request));
}
