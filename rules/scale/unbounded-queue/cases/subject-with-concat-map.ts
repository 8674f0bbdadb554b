// case: package=rxjs@7
import { concatMap, Subject } from "rxjs";

declare function store(body: string): Promise<void>;

const bodies = new Subject<string>();
//    ^^^^^^ while `concatMap` is busy
bodies.pipe(concatMap((body) => store(body))).subscribe();

export async function POST(request: Request): Promise<Response> {
  bodies.next(await request.text());
  return new Response(null, { status: 202 });
}
