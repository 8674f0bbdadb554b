// case: package=@nestjs/axios@3,@nestjs/common@10,rxjs@7
// What the factory gives back comes from settings that nobody can see.
//- src/rates.module.ts
import { HttpModule } from "@nestjs/axios";
import { Module } from "@nestjs/common";
import { RatesService } from "./rates.service";

@Module({
  imports: [HttpModule.registerAsync({ useFactory: (settings: any) => settings.get("http") })],
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
  }
}
