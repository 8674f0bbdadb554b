// case: package=socket.io@4
import type { Server } from "socket.io";

export function listen(io: Server) {
  io.on("connection", (socket) => {
    const pendingCodes = new Map<string, string>();
    socket.on("request", (id: string) => {
      pendingCodes.set(id, crypto.randomUUID());
    });
    socket.on("confirm", (id: string, answer: (ok: boolean) => void) => {
      const code = pendingCodes.get(id);
      pendingCodes.delete(id);
      answer(code !== undefined);
    });
  });
}

export async function handler(request: Request): Promise<Response> {
  const codes = new Map<string, string>();
  const visit = (id: string) => {
    codes.set(id, crypto.randomUUID());
    const code = codes.get(id);
    codes.delete(id);
    return code;
  };
  return Response.json([...new URL(request.url).searchParams.keys()].map(visit));
}
