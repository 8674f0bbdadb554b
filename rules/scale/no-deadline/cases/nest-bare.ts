// case: package=@nestjs/axios@3,@nestjs/common@10,rxjs@7
// The module is imported bare: the calls of a class are one report, and its instance another.
//- src/rates.module.ts
import { HttpModule } from "@nestjs/axios";
import { Module } from "@nestjs/common";
import { RatesController } from "./rates.controller";
import { RatesService } from "./rates.service";

@Module({ imports: [HttpModule], controllers: [RatesController], providers: [RatesService] })
export class RatesModule {}
//- src/rates.controller.ts
import { Controller, Get } from "@nestjs/common";
import { RatesService } from "./rates.service";

@Controller("rates")
export class RatesController {
  constructor(private readonly rates: RatesService) {}

  @Get()
  latest(): Promise<unknown> {
    return this.rates.latest("EUR");
  }
}
//- src/rates.service.ts
import { HttpService } from "@nestjs/axios";
import { Injectable } from "@nestjs/common";
import { firstValueFrom, timeout } from "rxjs";

@Injectable()
export class RatesService {
  constructor(private readonly http: HttpService) {}

  async latest(currency: string): Promise<unknown> {
    const response = await firstValueFrom(this.http.get(`https://rates.example/${currency}`));
//                                        ^^^^^^^^^^^^^
    return response.data;
  }

  async report(currency: string): Promise<void> {
    await firstValueFrom(this.http.post("https://rates.example", { currency }));
  }

  async bounded(currency: string): Promise<unknown> {
    return await firstValueFrom(this.http.get(currency, { timeout: 1_000 }));
  }

  async piped(currency: string): Promise<unknown> {
    return await firstValueFrom(this.http.get(currency).pipe(timeout(1_000)));
  }

  async raw(currency: string): Promise<unknown> {
    return await this.http.axiosRef.get(currency);
//               ^^^^^^^^^^^^^^^^^^^^^^
  }
}
