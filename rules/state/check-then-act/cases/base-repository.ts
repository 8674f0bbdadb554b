// case: package=mongoose
import type { Model } from "mongoose";

export class BaseRepository<T> {
  constructor(protected readonly model: Model<T>) {}

  async findOne(query: object) {
    return await this.model.findOne(query);
  }

  async create(data: object) {
    return await this.model.create(data);
  }
}

interface Feed {
  identifier: string;
}
export class FeedRepository extends BaseRepository<Feed> {}

export class CreateWorkflow {
  constructor(private readonly feedRepository: FeedRepository) {}

  async execute(organizationId: string, identifier: string) {
    let feed = await this.feedRepository.findOne({ organizationId, identifier });
//                   ??????????????????????????? runs because none was found here
    if (!feed) {
      feed = await this.feedRepository.create({ organizationId, identifier, name: identifier });
    }
    return feed;
  }
}
