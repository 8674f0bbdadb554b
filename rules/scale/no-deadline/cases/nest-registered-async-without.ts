// case: package=@nestjs/axios@3,@nestjs/common@10,rxjs@7
// The module's options come from a factory that sets no time.
//- src/rates.module.ts
import { HttpModule } from "@nestjs/axios";
import { Module } from "@nestjs/common";
import { RatesService } from "./rates.service";

@Module({
  imports: [
    HttpModule.registerAsync({
      useFactory: () => {
        const baseURL = process.env.RATES_URL;
        return { baseURL, maxRedirects: 1 };
      },
    }),
  ],
  providers: [RatesService],
})
export class RatesModule {}
//- src/rates.service.ts
import { HttpService } from "@nestjs/axios";
import { Injectable } from "@nestjs/common";

@Injectable()
export class RatesService {
  constructor(private readonly http: HttpService) {}

  latest(currency: string): unknown {
    return this.http.get(`https://rates.example/${currency}`);
//         ^^^^^^^^^^^^^
  }
}
