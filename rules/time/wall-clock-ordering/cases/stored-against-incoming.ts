interface Row {
  id: string;
  updatedAt: number;
}
declare const vaultUserRepository: {
  findOne(id: string): Promise<Row | null>;
  save(row: Row): Promise<void>;
};

export async function designate(dto: { id: string; timestamp: number }): Promise<string> {
  const vaultUser = await vaultUserRepository.findOne(dto.id);
  if (vaultUser === null) return "not found";
  if (vaultUser.updatedAt > dto.timestamp) {
//    ???????????????????????????????????
    return "most probably a race";
  }
  await vaultUserRepository.save({ ...vaultUser, updatedAt: dto.timestamp });
  return "done";
}
