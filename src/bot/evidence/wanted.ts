import { folded } from '../../text/fold.ts';
import type { Reading } from '../reading/types.ts';
import { dimensionIn } from './dimensions.ts';
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

function kindsOf(reading: Reading): Kinds {
  const { ask, text } = reading;
  if (ask.kind === 'count' && ask.counted === undefined) return NUMBERS;
  if (ask.kind === 'count' || (ask.kind === 'compare' && ask.counted)) {
    const plain = folded(text);
    return PER_HUNDRED.test(plain) ? WANTED.density : PER.test(plain) ? COUNTS : TOTALS;
  }
  if (ask.kind === 'compare') return undefined;
  if (ask.kind === 'change' && IN_PLACES.test(folded(text))) return ['change'];
  if (ask.kind === 'rank' && wantsLead(reading)) return ['lead', 'rank'];
  if (ask.kind === 'score' && SCORED_IN_PERCENT.test(folded(text))) return ['score', 'share'];
  // Who holds an office is answered by a name; "who" alone also by an office.
  if (wantsHolder(reading)) return ['person'];
  if (ask.kind === 'where' && WHERE_TO.test(folded(text))) return TAKERS;
  if (ask.kind === 'topic' && asksForFigure(reading)) return NUMBERS;
  if (ask.kind === 'who' && BODIES_DO.test(folded(text))) return WHOEVER;
  return WANTED[ask.kind];
}

/** Whether a question without a question word names what is told in numbers: an aim of an indicator, an area. */
function asksForFigure({ text, indicators }: Reading): boolean {
  const plain = folded(text);
  return dimensionIn(plain) !== undefined || (indicators.length > 0 && AIM.test(plain));
}

/** Whether a number is asked for. */
export function wantsNumber(reading: Reading): boolean {
  return kindsWanted(reading)?.some((kind) => NUMBERS.includes(kind)) ?? false;
}

/** Whether it is asked who holds an office: `ai là giám đốc`, `kể tên các phó giám đốc`. */
export function wantsHolder({ ask, offices: [office], terms }: Reading): boolean {
  if (office === undefined || ask.kind !== 'list')
    return office !== undefined && ask.kind === 'who';
  const first = terms.findIndex(({ share }) => share === 1);
  return folded(office)
    .split(' ')
    .every((word, i) => terms[first + i]?.folded === word);
}

/** Whether it is asked who or what comes first of its kind: `sở nào đứng nhất`. */
export function wantsFirst({ ask, cues, text }: Reading): boolean {
  if (ask.kind === 'province') return cues.has('most') || cues.has('least');
  return ask.kind === 'what' && cues.has('most') && FIRST_OF_KIND.test(folded(text));
}

/** Whether it is asked if something comes first: `Quảng Ninh có đứng đầu miền Bắc không`. */
export function wantsLead({ cues, text, language }: Reading): boolean {
  const plain = folded(text);
  const isWhether = language === 'vi' ? WHETHER.test(plain) : WHETHER_EN.test(plain);
  return cues.has('most') && isWhether;
}

/** Indexes of the Ministry of Home Affairs whose points are shares: `91,43%`. */
const SCORED_IN_PERCENT = /par[ -]?index|sipas|cai cach hanh chinh|hai long|satisfaction/u;
/** What is aimed at. */
const AIM = /(?<![a-z])(?:chi tieu|muc tieu)(?![a-z])/u;
/** A change asked for in places of a ranking. */
const IN_PLACES =
  /(?:bao nhieu|may)\s+(?:bac|hang|vi tri)(?![a-z])|how many (?:places|ranks|positions|spots)/u;
const WHETHER = /(?<![a-z])(?:khong|chua|chang|phai khong|dung khong)\s*[?.]*$/u;
const WHETHER_EN = /^(?:is|was|did|does|has|do|are|were)\s/u;
const FIRST_OF_KIND =
  /(?<![a-z])nao\s+(?:[a-z]+\s+){0,3}?(?:(?:dung|xep|ve|hang|dung thu|xep thu)\s+(?:hang\s+)?nhat|dan dau|dung dau|dau bang|vo dich|quan quan|(?:doat|gianh|dat) giai nhat|thang cuoc)(?![a-z])/u;
/** Who asks for a rate says per how many; of each one it may be a count. */
const PER_HUNDRED =
  /(?<!\d)1[.]?0{2,3}(?!\d)|(?:^|\s)(?:1|mot) (?:nghin|ngan|van) (?:dan|ho|nguoi)|mat do|density/u;
const PER = /moi\s|binh quan|(?:^|\s)(?:per|each)\s|average/u;
/** What bodies do as well as people: `ai cấp giấy phép`. */
const BODIES_DO =
  /(?:^|\s)ai\s+(?:(?:se|duoc|co quyen|co tham quyen|phai|di)\s+)*(?:cap|quan ly|phu trach|chiu trach nhiem|lo|kiem tra|thanh tra|xu ly|xu phat|phat|tham dinh|phe duyet|duyet|cho phep|dau tu|bo tien|tai tro|xay dung|to chuc|ban hanh|soan)(?![a-z])/u;
/** Where tasks go when they change hands, a body is: `mảng báo chí về đâu`. */
const WHERE_TO = /(?<![a-z])(?:ve|sang|vao|cho|thuoc)\s+(?:so\s+)?dau(?![a-z])/u;
const TAKERS: readonly ValueKind[] = ['body', 'place', 'site'];
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
