import type { Parsed } from './clauses.ts';
import type { Change } from './figure.ts';
import type { Part } from './roles.ts';

/** Behind the amount: `tăng 26 bậc so với năm 2017`. */
const BEHIND = /^[\s(]*(?:so với|so)\s+(?<against>[^,;.()…]{2,40})/u;
/** Between the verb and the amount: `hơn cùng kỳ 2014 9.000 thuê bao`. */
const BETWEEN =
  /(?:so với|hơn|kém)\s+(?<against>(?:vị trí của\s+)?(?:cùng kỳ|năm|kỳ|lần|tháng|quý)[^,;.()]*?)\s*(?:là|tới|đến|khoảng|gần|trên)?\s*$/u;

/** How a figure moved: the change of part `i` with the words that say it. */
export function readChange({ written, parts }: Parsed, i: number): Change {
  const { mention, direction = 'up', from = 0 } = parts[i] as Part;
  const behind = BEHIND.exec(written.slice(mention.unitEnd));
  const between = BETWEEN.exec(written.slice(from, mention.start));
  const against = (behind?.groups?.against ?? between?.groups?.against)?.trim();
  const end = mention.unitEnd + (behind?.[0].length ?? 0);
  return {
    direction,
    value: mention.value,
    unit: mention.kind === 'step' ? 'bậc' : mention.unit,
    ...(against === undefined ? {} : { against }),
    written: written.slice(Math.min(from, mention.start), end).trim(),
  };
}
