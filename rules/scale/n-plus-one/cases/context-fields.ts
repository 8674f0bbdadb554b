// case: layer=multi-node file=src/graphql/resolvers.ts
import type { Resolvers } from "./generated";

// The parent goes by the name of its type, and what it asks hangs on the context of the request.
export const resolvers: Resolvers = {
  Query: {
    trips: async (_root, { first }, ctx) => ctx.trips.page(first),
  },
  Trip: {
    driver: (trip, _args, ctx) => ctx.drivers.fetchDriver(trip.driverId),
//                                ??????????????????????? once for each parent
    bus: (trip, _args, ctx) => ctx.loaders.bus.load(trip.busId),
    isLate: (trip) => trip.arrivedAt > trip.plannedAt,
  },
  Driver: {
    home: ({ depotId }, _args, ctx) => ctx.depots.getDepot(depotId),
//                                     ??????????????????? once for each parent
    label: (driver, _args, ctx) => ctx.format(driver.name),
  },
};
