declare const prisma: any;

async function consecutiveFailures(automationId: string): Promise<number> {
  const executions = await prisma.automationExecution.findMany({
    where: { automationId },
    orderBy: { createdAt: "desc" },
//             ?????????????????
    take: 20,
  });
  let failures = 0;
  for (const execution of executions) {
    if (execution.status === "ERROR") failures++;
    else if (execution.status === "COMPLETED") break;
  }
  return failures;
}

export async function check(automationId: string): Promise<void> {
  if ((await consecutiveFailures(automationId)) >= 5) {
    await prisma.automation.update({ where: { id: automationId }, data: { enabled: false } });
  }
}
