/** A number from the environment: `MINUTES=3 npm run load -- soak`. */
export function setting(key: string, usual: number): number {
  const given = Number(process.env[key] ?? usual);
  if (!Number.isFinite(given) || given <= 0) throw new Error(`${key} is no number above 0`);
  return given;
}

/** Numbers that are the same in each run, 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
