interface Version {
  text: string;
  editedAt: Date;
}
declare const prisma: {
  page: { update(query: { where: { id: string }; data: { text: string } }): Promise<void> };
};

export async function settle(id: string, versions: Version[]): Promise<void> {
  const winner = versions.reduce((best, each) => (each.editedAt > best.editedAt ? each : best));
//                                                ?????????????????????????????
  await prisma.page.update({ where: { id }, data: { text: winner.text } });
}
