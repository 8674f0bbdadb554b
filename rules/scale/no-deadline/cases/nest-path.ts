// case: package=@nestjs/axios@3,@nestjs/common@10,rxjs@7
// The module has a base, so a path goes to another host.
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
    return this.http.get(`/latest/${currency}`);
//         ^^^^^^^^^^^^^
  }
}
