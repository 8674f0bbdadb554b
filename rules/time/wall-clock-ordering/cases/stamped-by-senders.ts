// case: package=ioredis@5
import type { Redis } from "ioredis";

interface Move {
  player: string;
  cell: number;
  sentAt: number;
  sequence: number;
}
interface Board {
  cells: string[];
}
declare function movesOf(game: string): Promise<Move[]>;

function step(board: Board, move: Move): Board {
  const cells = board.cells.slice();
  cells[move.cell] = move.player;
  return { cells };
}

export async function replay(game: string): Promise<Board> {
  const moves = await movesOf(game);
  return moves.sort((a, b) => a.sentAt - b.sentAt).reduce(step, { cells: [] });
  //                          ??????????????????? applied in the order of their own `sentAt`
}

export async function replayInALoop(game: string): Promise<Board> {
  const moves = (await movesOf(game)).sort((a, b) => a.sentAt - b.sentAt);
  //                                                 ??????????????????? applied in the order of their own `sentAt`
  let board: Board = { cells: [] };
  for (const move of moves) board = step(board, move);
  return board;
}

/** In the order in which one place took them. */
export async function replayBySequence(game: string): Promise<Board> {
  const moves = await movesOf(game);
  return moves.sort((a, b) => a.sequence - b.sequence).reduce(step, { cells: [] });
}

/** Shown to people. */
export async function listed(game: string): Promise<Move[]> {
  return (await movesOf(game)).sort((a, b) => a.sentAt - b.sentAt);
}

interface Setpoint {
  celsius: number;
  stamp: number;
}

export async function report(redis: Redis, zone: string, gateway: string, celsius: number): Promise<void> {
  await redis.hset(zone, gateway, JSON.stringify({ celsius, stamp: Date.now() }));
}

export async function resolve(redis: Redis, zone: string): Promise<Setpoint | null> {
  const reports = Object.values(await redis.hgetall(zone)).map((each) => JSON.parse(each) as Setpoint);
  return reports.reduce<Setpoint | null>(
    (newest, each) => (newest === null || each.stamp > newest.stamp ? each : newest),
    //                                    ????????????????????????? each writer stamps with a clock of its own
    null,
  );
}

/** Of what this process made itself. */
export function newestOf(made: Setpoint[]): Setpoint {
  return made.reduce((newest, each) => (each.stamp > newest.stamp ? each : newest));
}
