import { folded } from '../../text/fold.ts';
import type { Reading } from '../reading/types.ts';

const known = new WeakMap<Reading, string>();

/** A question folded, which is done once however many passages are looked at for it. */
export function askedPlain(reading: Reading): string {
  let plain = known.get(reading);
  if (plain === undefined) {
    plain = folded(reading.text);
    known.set(reading, plain);
  }
  return plain;
}
