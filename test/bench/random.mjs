/** Repeatable random choices (mulberry32): the same seed gives the same sequence on every machine. */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below) => Math.floor(next() * below);
  return {
    int,
    /** True in one of `of` cases. */
    once: (of) => int(of) === 0,
    pick: (list) => list[int(list.length)],
  };
}
