// case: layer=multi-node
//- src/docs.controller.ts
import { Body, Controller, Get, Param, Post } from "@nestjs/common";
import { DocsService } from "./docs.service";

@Controller("docs")
export class DocsController {
//           ?????????????? open routes of this controller
  constructor(private readonly docs: DocsService) {}

  @Get(":slug")
  read(@Param("slug") slug: string) {
    return this.docs.read(slug);
  }
}
//- src/members.controller.ts
import { Controller, Get, Param, UseGuards } from "@nestjs/common";
import { DocsService } from "./docs.service";
import { SessionGuard } from "./session.guard";

// Who asks is known.
@UseGuards(SessionGuard)
@Controller("members")
export class MembersController {
  constructor(private readonly docs: DocsService) {}

  @Get(":slug")
  read(@Param("slug") slug: string) {
    return this.docs.read(slug);
  }
}
//- src/health.controller.ts
import { Controller, Get } from "@nestjs/common";
import { DocsService } from "./docs.service";

// A probe.
@Controller("health")
export class HealthController {
  constructor(private readonly docs: DocsService) {}

  @Get()
  check() {
    return this.docs.count();
  }
}
