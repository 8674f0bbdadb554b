interface Job {
  readonly id: string;
}
declare function handle(job: Job): Promise<void>;

const jobs: Job[] = [];
//    ^^^^ grows as fast as work arrives
let running = false;

export async function POST(request: Request): Promise<Response> {
  jobs.push((await request.json()) as Job);
  void work();
  return new Response(null, { status: 202 });
}

async function work(): Promise<void> {
  if (running) return;
  running = true;
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await handle(job);
  running = false;
}
