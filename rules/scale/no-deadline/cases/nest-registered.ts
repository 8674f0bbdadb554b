// case: package=@nestjs/axios@3,@nestjs/common@10,rxjs@7
// The module is registered with a timeout.
//- src/rates.module.ts
import { HttpModule } from "@nestjs/axios";
import { Module } from "@nestjs/common";
import { RatesService } from "./rates.service";

@Module({ imports: [HttpModule.register({ timeout: 5_000 })], providers: [RatesService] })
export class RatesModule {}
//- src/rates.service.ts
import { HttpService } from "@nestjs/axios";
import { Injectable } from "@nestjs/common";
import { firstValueFrom } from "rxjs";

@Injectable()
export class RatesService {
  constructor(private readonly http: HttpService) {}

  async latest(currency: string): Promise<unknown> {
    return await firstValueFrom(this.http.get(`https://rates.example/${currency}`));
  }

  async raw(currency: string): Promise<unknown> {
    return await this.http.axiosRef.get(currency);
  }
}
