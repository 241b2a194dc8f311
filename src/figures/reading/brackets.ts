import type { Parsed, Part } from './parsed.ts';

/** `226 đơn vị (193 cơ quan, 33 doanh nghiệp)`: whether part `i` is one of those in brackets that add up to the count before. */
export function addsUp({ masked, parts }: Parsed, i: number): boolean {
  const { lead, kind } = (parts[i] as Part).mention;
  const opened = masked.lastIndexOf('(', lead);
  const closed = masked.indexOf(')', opened);
  if (kind !== 'count' || opened === -1 || closed < lead) return false;
  const counts = parts.filter(({ role, mention }) => role === 'figure' && mention.kind === 'count');
  const whole = counts.findLast(({ mention }) => mention.unitEnd <= opened)?.mention;
  const within = counts.filter(({ mention: { start } }) => start > opened && start < closed);
  const sum = within.reduce((total, { mention }) => total + mention.value, 0);
  const beside = whole !== undefined && !/[,;:.]/u.test(masked.slice(whole.unitEnd, opened));
  return beside && within.length > 1 && sum === whole.value;
}

/** The figure that part `i` is a part of: a count in the brackets right behind a greater one of its noun. */
export function bracketedIn({ masked, parts }: Parsed, i: number): number | undefined {
  const { lead, kind, unit, value } = (parts[i] as Part).mention;
  if (kind !== 'count') return undefined;
  const opened = masked.lastIndexOf('(', lead);
  if (opened === -1 || masked.slice(opened, lead).includes(')')) return undefined;
  const whole = parts.findIndex(
    ({ role, mention }) =>
      role === 'figure' &&
      mention.unit === unit &&
      mention.value > value &&
      mention.unitEnd <= opened &&
      !/[,;:.]/u.test(masked.slice(mention.unitEnd, opened)),
  );
  return whole === -1 ? undefined : whole;
}

const NEAR = 0.06;
const OPENS = /^\s*\(\s*$/u;

/** `đạt 72,35% (224.930/310.903 hồ sơ)`: whether part `i` only says of what the share before it is. */
export function isOfShare({ masked, parts }: Parsed, i: number): boolean {
  const { lead, value, outOf } = (parts[i] as Part).mention;
  const share = parts[i - 1]?.mention;
  if (outOf === undefined || share?.kind !== 'share') return false;
  const isIt = Math.abs((100 * value) / outOf - share.value) < NEAR;
  return isIt && OPENS.test(masked.slice(share.unitEnd, lead));
}
