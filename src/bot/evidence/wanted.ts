import { folded } from '../../text/fold.ts';
import type { Reading } from '../reading/types.ts';
import { NUMBERS, type ValueKind } from './values.ts';

type Kinds = readonly ValueKind[] | undefined;

/** What was made out of a question once is looked up for each passage. */
const known = new WeakMap<Reading, { readonly kinds: Kinds }>();

/** Which kinds of values answer what is asked, the best first; `undefined` when any words may. */
export function kindsWanted(reading: Reading): Kinds {
  let wanted = known.get(reading);
  if (wanted === undefined) {
    wanted = { kinds: kindsOf(reading) };
    known.set(reading, wanted);
  }
  return wanted.kinds;
}

function kindsOf({ ask, offices, text }: Reading): Kinds {
  if (ask.kind === 'count' && ask.counted === undefined) return NUMBERS;
  if (ask.kind === 'count' || (ask.kind === 'compare' && ask.counted)) {
    const plain = folded(text);
    return PER_HUNDRED.test(plain) ? WANTED.density : PER.test(plain) ? COUNTS : TOTALS;
  }
  if (ask.kind === 'compare') return undefined;
  if (ask.kind === 'score' && SCORED_IN_PERCENT.test(folded(text))) return ['score', 'share'];
  // Who holds an office is answered by a name; "who" alone also by an office.
  if (ask.kind === 'who' && offices.length > 0) return ['person'];
  if (ask.kind === 'who' && BODIES_DO.test(folded(text))) return WHOEVER;
  return WANTED[ask.kind];
}

/** Whether a number is asked for. */
export function wantsNumber(reading: Reading): boolean {
  return kindsWanted(reading)?.some((kind) => NUMBERS.includes(kind)) ?? false;
}

/** Indexes of the Ministry of Home Affairs whose points are shares: `91,43%`. */
const SCORED_IN_PERCENT = /par[ -]?index|sipas|cai cach hanh chinh|hai long|satisfaction/u;
/** Who asks for a rate says per how many; of each one it may be a count. */
const PER_HUNDRED = /(?<!\d)1[.]?0{2,3}(?!\d)|mat do|density/u;
const PER = /moi\s|binh quan|(?:^|\s)(?:per|each)\s|average/u;
/** What bodies do as well as people: `ai cấp giấy phép`. */
const BODIES_DO =
  /(?:^|\s)ai\s+(?:(?:se|duoc|co quyen|co tham quyen|phai|di)\s+)*(?:cap|quan ly|phu trach|chiu trach nhiem|lo|kiem tra|thanh tra|xu ly|xu phat|phat|tham dinh|phe duyet|duyet|cho phep|dau tu|bo tien|tai tro|xay dung|to chuc|ban hanh|soan)(?![a-z])/u;
const WHOEVER: readonly ValueKind[] = ['person', 'office', 'foreign', 'body'];
const TOTALS: readonly ValueKind[] = ['count', 'ratio', 'score'];
const COUNTS: readonly ValueKind[] = ['count', 'ratio', 'score', 'density'];

const WANTED: Readonly<Partial<Record<Reading['ask']['kind'], readonly ValueKind[]>>> = {
  rank: ['rank'],
  score: ['score'],
  share: ['share', 'ratio'],
  density: ['density'],
  money: ['money'],
  change: ['change', 'share', 'count', 'money'],
  count: COUNTS,
  who: ['person', 'office', 'foreign'],
  when: ['date'],
  duration: ['duration'],
  where: ['place', 'site'],
  why: ['reason'],
  document: ['document'],
};
