import type { Parsed, Part } from './parsed.ts';

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
