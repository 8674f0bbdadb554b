interface Incident {
  updates: { status: string; created_at: string }[];
}
declare const reportRepository: {
  insert(report: { status: string }): Promise<void>;
};

export async function importIncident(incident: Incident): Promise<void> {
  const sorted = [...incident.updates].sort(byCreation);
  const last = sorted[sorted.length - 1];
  await reportRepository.insert({ status: last?.status ?? "open" });
}

function byCreation(a: { created_at: string }, b: { created_at: string }): number {
  return new Date(a.created_at).getTime() - new Date(b.created_at).getTime();
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
}
