// case: package=date-fns
import { isAfter } from "date-fns";

interface Profile {
  id: string;
  editedAt: Date;
}
declare const profileRepository: {
  findOne(id: string): Promise<Profile>;
  save(profile: Profile): Promise<void>;
};

export async function receive(incoming: Profile): Promise<void> {
  const stored = await profileRepository.findOne(incoming.id);
  const wins = isAfter(incoming.editedAt, stored.editedAt);
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  if (wins) {
    await profileRepository.save(incoming);
  }
}
