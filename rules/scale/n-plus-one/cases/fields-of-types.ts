// case: layer=multi-node file=src/shelf.ts package=knex@3
import type { Knex } from "knex";
import { Parent, ResolveField, Resolver, Args } from "@nestjs/graphql";
import { prisma } from "@/lib";

interface Context {
  knex: Knex;
}

interface Book {
  id: number;
  authorId: number;
}

export const resolvers = {
  Query: {
    shelf(_: unknown, args: { code: string }, { knex }: Context) {
      return knex("books").where({ shelf: args.code }).limit(50);
    },
  },
  Book: {
    author(book: Book, _: unknown, { knex }: Context) {
      return knex("authors").where({ id: book.authorId }).first("id", "name");
      //     ????????????????????? runs once for each parent
    },
    async copies(book: Book, _: unknown, { knex }: Context) {
      return knex("copies").where({ book_id: book.id });
    },
  },
  // One of these is in an answer.
  BookPayload: {
    author(parent: Book, _: unknown, { knex }: Context) {
      return knex("authors").where({ id: parent.authorId }).first("id");
    },
  },
};

@Resolver(() => "Ship")
export class ShipResolver {
  @ResolveField(() => [String])
  async ports(@Parent() ship: { id: string }): Promise<unknown> {
    return prisma.port.findMany({ where: { shipId: ship.id } });
    //     ???????????????????? runs once for each parent
  }

  // A page for each parent, and what belongs to whoever asks.
  @ResolveField(() => [String])
  async trips(@Parent() ship: { id: string }, @Args() args: { take: number }): Promise<unknown> {
    return prisma.trip.findMany({ where: { shipId: ship.id }, take: args.take });
  }

  @ResolveField(() => [String])
  async logs(@Parent() ship: { id: string }, caller: { id: string }): Promise<unknown> {
    if (caller.id !== ship.id) return [];
    return prisma.log.findMany({ where: { shipId: ship.id } });
  }
}
