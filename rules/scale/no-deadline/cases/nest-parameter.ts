// case: package=@nestjs/axios@3,@nestjs/common@10,rxjs@7,express@4
// The service reaches a plain function as a parameter.
//- src/trace.ts
import type { HttpService } from "@nestjs/axios";
import { Router } from "express";
import { firstValueFrom } from "rxjs";

export const router = Router();

export async function trace(http: HttpService, event: string): Promise<void> {
  await firstValueFrom(http.post("https://trace.example", { event }));
//                     ^^^^^^^^^
}
