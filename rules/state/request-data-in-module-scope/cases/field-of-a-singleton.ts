declare function Injectable(): (target: unknown) => void;
declare const prisma: any;

@Injectable()
export class Orders {
  private tenantId = "";
  //      ^^^^^^^^

  async handle(request: { headers: Record<string, string>; body: object }) {
    this.tenantId = request.headers["x-tenant"] ?? "";
    await this.check();
    return this.store(request.body);
  }

  private async check() {
    await prisma.tenant.findUnique({ where: { id: this.tenantId } });
  }

  private async store(body: object) {
    return prisma.order.create({ data: { ...body, tenantId: this.tenantId } });
  }
}
