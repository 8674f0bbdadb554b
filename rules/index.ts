/** Every rule, sorted by id; a test compares the list with the disk. */
import type { Rule } from "./kit/rule.ts";
import allOrNothingFanout from "./scale/all-or-nothing-fanout/rule.ts";
import blockingEventLoop from "./scale/blocking-event-loop/rule.ts";
import cacheStampede from "./scale/cache-stampede/rule.ts";
import clientPerRequest from "./scale/client-per-request/rule.ts";
import duplicateSchedule from "./scale/duplicate-schedule/rule.ts";
import floatingEffect from "./scale/floating-effect/rule.ts";
import ignoredBackpressure from "./scale/ignored-backpressure/rule.ts";
import leakedListener from "./scale/leaked-listener/rule.ts";
import livenessDependsOnDependency from "./scale/liveness-depends-on-dependency/rule.ts";
import nPlusOne from "./scale/n-plus-one/rule.ts";
import noCircuitBreaker from "./scale/no-circuit-breaker/rule.ts";
import noDeadline from "./scale/no-deadline/rule.ts";
import noDrain from "./scale/no-drain/rule.ts";
import noRateLimit from "./scale/no-rate-limit/rule.ts";
import offsetPagination from "./scale/offset-pagination/rule.ts";
import poolTimesReplicas from "./scale/pool-times-replicas/rule.ts";
import retryWithoutBackoff from "./scale/retry-without-backoff/rule.ts";
import stopSignalLost from "./scale/stop-signal-lost/rule.ts";
import swallowedFailure from "./scale/swallowed-failure/rule.ts";
import unboundedCache from "./scale/unbounded-cache/rule.ts";
import unboundedFanout from "./scale/unbounded-fanout/rule.ts";
import unboundedQuery from "./scale/unbounded-query/rule.ts";
import unboundedQueue from "./scale/unbounded-queue/rule.ts";
import unboundedRead from "./scale/unbounded-read/rule.ts";
import unboundedRetry from "./scale/unbounded-retry/rule.ts";
import ackBeforeProcess from "./state/ack-before-process/rule.ts";
import asyncRace from "./state/async-race/rule.ts";
import checkThenAct from "./state/check-then-act/rule.ts";
import dualWrite from "./state/dual-write/rule.ts";
import escapedTransaction from "./state/escaped-transaction/rule.ts";
import lockWithoutExpiry from "./state/lock-without-expiry/rule.ts";
import lostUpdate from "./state/lost-update/rule.ts";
import nonIdempotentConsumer from "./state/non-idempotent-consumer/rule.ts";
import partialWrite from "./state/partial-write/rule.ts";
import processLocalCache from "./state/process-local-cache/rule.ts";
import processLocalDedupe from "./state/process-local-dedupe/rule.ts";
import processLocalFanout from "./state/process-local-fanout/rule.ts";
import processLocalHandshake from "./state/process-local-handshake/rule.ts";
import processLocalLock from "./state/process-local-lock/rule.ts";
import processLocalRateLimit from "./state/process-local-rate-limit/rule.ts";
import publishBeforeCommit from "./state/publish-before-commit/rule.ts";
import requestDataInModuleScope from "./state/request-data-in-module-scope/rule.ts";
import retriedEffectWithoutKey from "./state/retried-effect-without-key/rule.ts";
import staleRead from "./state/stale-read/rule.ts";
import tornFileWrite from "./state/torn-file-write/rule.ts";
import unownedLockRelease from "./state/unowned-lock-release/rule.ts";
import unstableIdempotencyKey from "./state/unstable-idempotency-key/rule.ts";
import clientTimestampTrusted from "./time/client-timestamp-trusted/rule.ts";
import clockDerivedId from "./time/clock-derived-id/rule.ts";
import expiryWithoutMargin from "./time/expiry-without-margin/rule.ts";
import leaseExpiryLocalClock from "./time/lease-expiry-local-clock/rule.ts";
import timestampWatermark from "./time/timestamp-watermark/rule.ts";
import wallClockDuration from "./time/wall-clock-duration/rule.ts";
import wallClockOrdering from "./time/wall-clock-ordering/rule.ts";

export const rules: readonly Rule[] = [
  allOrNothingFanout,
  blockingEventLoop,
  cacheStampede,
  clientPerRequest,
  duplicateSchedule,
  floatingEffect,
  ignoredBackpressure,
  leakedListener,
  livenessDependsOnDependency,
  nPlusOne,
  noCircuitBreaker,
  noDeadline,
  noDrain,
  noRateLimit,
  offsetPagination,
  poolTimesReplicas,
  retryWithoutBackoff,
  stopSignalLost,
  swallowedFailure,
  unboundedCache,
  unboundedFanout,
  unboundedQuery,
  unboundedQueue,
  unboundedRead,
  unboundedRetry,
  ackBeforeProcess,
  asyncRace,
  checkThenAct,
  dualWrite,
  escapedTransaction,
  lockWithoutExpiry,
  lostUpdate,
  nonIdempotentConsumer,
  partialWrite,
  processLocalCache,
  processLocalDedupe,
  processLocalFanout,
  processLocalHandshake,
  processLocalLock,
  processLocalRateLimit,
  publishBeforeCommit,
  requestDataInModuleScope,
  retriedEffectWithoutKey,
  staleRead,
  tornFileWrite,
  unownedLockRelease,
  unstableIdempotencyKey,
  clientTimestampTrusted,
  clockDerivedId,
  expiryWithoutMargin,
  leaseExpiryLocalClock,
  timestampWatermark,
  wallClockDuration,
  wallClockOrdering,
];
