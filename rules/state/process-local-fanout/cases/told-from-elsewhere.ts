interface Socket {
  emit(event: string): void;
}

declare const session: { on(event: string, listener: (runId: string) => void): void };

const runSockets = new Map<string, Socket>();
//    ?????????? of this process only

export function connected(runId: string, socket: Socket) {
  runSockets.set(runId, socket);
}

export function unbind(runId: string) {
  runSockets.delete(runId);
}

function tell(runId: string) {
  runSockets.get(runId)?.emit("notify");
}

session.on("notification", (runId) => tell(runId));
