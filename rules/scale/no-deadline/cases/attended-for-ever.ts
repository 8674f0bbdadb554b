// case: package=@nestjs/common@10,@nestjs/schedule@4,axios@1
// A schedule may wait five minutes, and not for ever.
//- src/rates.ts
import { Injectable } from "@nestjs/common";
import { Cron } from "@nestjs/schedule";
import axios from "axios";

@Injectable()
export class Rates {
  @Cron("0 * * * *")
  async refresh(): Promise<void> {
    await axios.get("https://rates.example/all");
    //    ^^^^^^^^^
    await fetch("https://rates.example/again");
    //    ?????
  }
}
//- src/app/api/media/route.ts
// What is done with the answer behind everybody's back is never done; nothing comes after the other one.
import axios from "axios";

async function keep(url: string): Promise<void> {
  const { data } = await axios.get(url);
  //                     ^^^^^^^^^
  console.log(data.length);
}

async function tell(text: string): Promise<void> {
  await axios.post("https://desk.example", { text });
  //    ??????????
}

export async function POST(request: Request): Promise<Response> {
  const url = await request.text();
  void keep(url);
  void tell(url);
  return new Response();
}
//- src/app/api/errors/route.ts
// Nobody waits for what the instance sends.
import axios from "axios";

export async function POST(request: Request): Promise<Response> {
  const errors = axios.create({ baseURL: "https://errors.example" });
  //             ????????????
  errors.post("", await request.text());
  return new Response();
}
