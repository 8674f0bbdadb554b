declare function Injectable(): ClassDecorator;
declare function fetchProfile(userId: string): Promise<string>;

@Injectable()
export class ProfileService {
  private readonly profiles = new Map<string, string>();
  //               ^^^^^^^^ for ever

  async profileOf(userId: string): Promise<string> {
    const known = this.profiles.get(userId) ?? (await fetchProfile(userId));
    this.profiles.set(userId, known);
    return known;
  }
}
