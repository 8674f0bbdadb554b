/** Every pattern page, sorted by id; a test compares the list with the disk. */
import atomicUpdate from "./atomic-update/README.md";
import backpressure from "./backpressure/README.md";
import batching from "./batching/README.md";
import boundedCache from "./bounded-cache/README.md";
import boundedQueue from "./bounded-queue/README.md";
import bulkhead from "./bulkhead/README.md";
import cacheInvalidation from "./cache-invalidation/README.md";
import circuitBreaker from "./circuit-breaker/README.md";
import conflictResolution from "./conflict-resolution/README.md";
import connectionBudget from "./connection-budget/README.md";
import deadline from "./deadline/README.md";
import deadlinePropagation from "./deadline-propagation/README.md";
import distributedLock from "./distributed-lock/README.md";
import fencingToken from "./fencing-token/README.md";
import gracefulShutdown from "./graceful-shutdown/README.md";
import healthChecks from "./health-checks/README.md";
import hedgedRequest from "./hedged-request/README.md";
import hybridLogicalClock from "./hybrid-logical-clock/README.md";
import idempotentReceiver from "./idempotent-receiver/README.md";
import keysetPagination from "./keyset-pagination/README.md";
import lamportClock from "./lamport-clock/README.md";
import leaderElection from "./leader-election/README.md";
import lease from "./lease/README.md";
import optimisticConcurrency from "./optimistic-concurrency/README.md";
import publishSubscribe from "./publish-subscribe/README.md";
import queueBasedLoadLevelling from "./queue-based-load-levelling/README.md";
import rateLimiting from "./rate-limiting/README.md";
import readYourWrites from "./read-your-writes/README.md";
import requestContext from "./request-context/README.md";
import retryWithBackoff from "./retry-with-backoff/README.md";
import rowLock from "./row-lock/README.md";
import sequencer from "./sequencer/README.md";
import sharedClient from "./shared-client/README.md";
import sharedState from "./shared-state/README.md";
import singleFlight from "./single-flight/README.md";
import structuredConcurrency from "./structured-concurrency/README.md";
import transactionalOutbox from "./transactional-outbox/README.md";
import uniqueConstraint from "./unique-constraint/README.md";
import uniqueId from "./unique-id/README.md";
import versionVector from "./version-vector/README.md";

export interface Pattern {
  /** The folder name. */
  readonly id: string;
  /** The heading of the page. */
  readonly title: string;
  /** The text of README.md. */
  readonly page: string;
}

export const patterns: readonly Pattern[] = [
  { id: "atomic-update", title: "Atomic update", page: atomicUpdate },
  { id: "backpressure", title: "Backpressure", page: backpressure },
  { id: "batching", title: "Batching", page: batching },
  { id: "bounded-cache", title: "Bounded cache", page: boundedCache },
  { id: "bounded-queue", title: "Bounded queue and load shedding", page: boundedQueue },
  { id: "bulkhead", title: "Bulkhead", page: bulkhead },
  { id: "cache-invalidation", title: "Cache invalidation", page: cacheInvalidation },
  { id: "circuit-breaker", title: "Circuit breaker", page: circuitBreaker },
  { id: "conflict-resolution", title: "Conflict resolution", page: conflictResolution },
  { id: "connection-budget", title: "Connection budget", page: connectionBudget },
  { id: "deadline", title: "Deadline", page: deadline },
  { id: "deadline-propagation", title: "Deadline propagation", page: deadlinePropagation },
  { id: "distributed-lock", title: "Distributed lock", page: distributedLock },
  { id: "fencing-token", title: "Fencing token", page: fencingToken },
  { id: "graceful-shutdown", title: "Graceful shutdown", page: gracefulShutdown },
  { id: "health-checks", title: "Liveness apart from readiness", page: healthChecks },
  { id: "hedged-request", title: "Hedged request", page: hedgedRequest },
  { id: "hybrid-logical-clock", title: "Hybrid logical clock", page: hybridLogicalClock },
  { id: "idempotent-receiver", title: "Idempotent receiver", page: idempotentReceiver },
  { id: "keyset-pagination", title: "Keyset pagination", page: keysetPagination },
  { id: "lamport-clock", title: "Lamport clock", page: lamportClock },
  { id: "leader-election", title: "Leader election", page: leaderElection },
  { id: "lease", title: "Lease", page: lease },
  { id: "optimistic-concurrency", title: "Optimistic concurrency", page: optimisticConcurrency },
  { id: "publish-subscribe", title: "Publish and subscribe", page: publishSubscribe },
  {
    id: "queue-based-load-levelling",
    title: "Queue-based load levelling",
    page: queueBasedLoadLevelling,
  },
  { id: "rate-limiting", title: "Rate limiting", page: rateLimiting },
  { id: "read-your-writes", title: "Read your writes", page: readYourWrites },
  { id: "request-context", title: "Request context", page: requestContext },
  { id: "retry-with-backoff", title: "Retry with backoff and jitter", page: retryWithBackoff },
  { id: "row-lock", title: "Row lock", page: rowLock },
  { id: "sequencer", title: "Sequencer", page: sequencer },
  { id: "shared-client", title: "Shared client", page: sharedClient },
  { id: "shared-state", title: "Shared state", page: sharedState },
  { id: "single-flight", title: "Single flight", page: singleFlight },
  { id: "structured-concurrency", title: "Structured concurrency", page: structuredConcurrency },
  { id: "transactional-outbox", title: "Transactional outbox", page: transactionalOutbox },
  { id: "unique-constraint", title: "Unique constraint", page: uniqueConstraint },
  { id: "unique-id", title: "Unique id", page: uniqueId },
  { id: "version-vector", title: "Version vector", page: versionVector },
];
