declare const prisma: any;

export async function finish(userId: string): Promise<void> {
  const forms = await prisma.form.findMany({
    where: { userId },
    orderBy: { createdAt: "desc" },
//             ????????????????? only the newest
  });
  const seen = new Set<string>();
  const kept = forms.filter((form: any) => {
    if (seen.has(form.courseId)) return false;
    seen.add(form.courseId);
    return true;
  });
  await prisma.enrolment.createMany({ data: kept });
}

export async function states(ids: string[]) {
  return prisma.deviceState.findMany({
    where: { deviceId: { in: ids } },
    distinct: ["deviceId"],
    orderBy: { createdAt: "desc" },
//             ?????????????????
  });
}

export async function search(text: string) {
  return prisma.document.findMany({
    where: { title: { contains: text } },
    distinct: ["id"],
    orderBy: { createdAt: "desc" },
  });
}

export async function shown(userId: string) {
  const forms = await prisma.form.findMany({ where: { userId }, orderBy: { createdAt: "desc" } });
  return forms.filter((form: any) => form.isOpen);
}
