import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import { word, words } from '../patterns.ts';
import { surroundings } from '../reading/clauses.ts';
import type { Parsed, Part } from '../reading/parsed.ts';
import type { Label } from './labels.ts';
import { sectorIn, type Topic } from './topics.ts';

const LEVEL_OF_GOVERNMENT = words('(?<name>cấp (?:tỉnh|huyện|xã|sở))');
/** What tells figures of one indicator apart, each by the words that name it beside the number. */
const KINDS: readonly RegExp[] = [
  /(?<![\d.,\p{L}])(?<name>[2-6]g)(?![\p{L}\d])/gu,
  /(?<!\p{L})(?:mức|mức độ|cấp độ)\s+(?<levels>[1-5](?:\s*(?:,|và|-|–|\/)\s*(?:mức\s+(?:độ\s+)?)?[1-5](?![\d.,]*\d|\s*%))*)(?![\d.,]*\d|\s*%)/gu,
  words('(?<name>toàn trình|một phần)'),
  LEVEL_OF_GOVERNMENT,
  words('(?<name>trả (?:sau|trước))'),
  words('(?<=văn bản )(?<name>đi|đến)'),
  words('(?<name>lũy kế)'),
];
/** Most sentences have none of them. */
const TELLING = /\dg|mức|cấp|trình|phần|trả|văn bản|lũy kế/u;
/** A firm is one when it is the only one that its clause names. */
const FIRM = 'viettel|vnpt|mobifone|vinaphone|vietnamobile|vn mobile|gtel|gmobile|fpt|sctv|itel';
const OPERATOR = words(`(?<name>${FIRM})`);
const OPERATORS = words(String.raw`(?:${FIRM})(?:\s*(?:,|và)\s*(?:${FIRM}))+`);
/** These stand right at the number or say something else. */
const LEFT =
  /^[^,;.:()]{0,40}?(?<!\p{L})(?<name>còn lại|(?<!trước đó )chưa|đang thực hiện|đang làm)(?!\p{L})/u;
const MEAN = word('bình quân|trung bình|mỗi');
const NAMES: Readonly<Record<string, string>> = {
  viettel: 'Viettel',
  vnpt: 'VNPT',
  mobifone: 'MobiFone',
  vinaphone: 'VinaPhone',
  vietnamobile: 'Vietnamobile',
  'vn mobile': 'Vietnamobile',
  gtel: 'Gtel',
  gmobile: 'Gmobile',
  fpt: 'FPT',
  sctv: 'SCTV',
  itel: 'iTel',
  đang: 'đang thực hiện',
  chưa: 'chưa',
  'đang làm': 'đang thực hiện',
};

/** What tells the figure of part `i` from others of its indicator. */
export function dimensionsOf(
  parsed: Parsed,
  i: number,
  { indicator, of, like }: Label,
  topic: Topic,
): string[] {
  const own = stated(parsed, i, indicator, topic);
  // A part of a sum that nothing else tells from it goes by its own words.
  if (of !== undefined && own.length === 0) return [of];
  return own.length > 0 || like === undefined ? own : stated(parsed, like, indicator, topic);
}

function stated(
  parsed: Parsed,
  i: number,
  indicator: IndicatorEntry | undefined,
  topic: Topic,
): string[] {
  const { mention } = parsed.parts[i] as Part;
  const around = surroundings(parsed, i);
  // `cấp huyện 90,2% và cấp xã 83,7%`: behind an `và` the next one's words begin.
  const [behind = ''] = parsed.plain.slice(around.after.start, around.after.end).split(/^\s*và\s/u);
  const clause = parsed.plain.slice(around.clause.start, around.clause.end);
  const between = afterBracket(parsed.plain.slice(around.before.start, around.before.end));
  // `204 tổ ở cấp xã và 1.255 tổ ở bản`: what stands between two numbers is the first one's.
  const ahead = around.before.start > 0 && /(?<!\p{L})và\s*$/u.test(between) ? '' : between;
  const bracketed = /\(\s*$/u.test(parsed.masked.slice(0, mention.lead));
  const found: string[] = [];
  // A place or a score is of the whole province, whatever stands beside it: `chỉ số DTI cấp tỉnh`.
  const placed = mention.kind === 'rank' || mention.kind === 'score';
  for (const kind of TELLING.test(parsed.plain) ? KINDS : []) {
    if (placed && kind === LEVEL_OF_GOVERNMENT) continue;
    // `4G (2.191 trạm) và 5G (10 trạm)`: what stands behind the bracket is the next one's.
    const texts = bracketed ? [ahead] : [behind, ahead];
    const places = texts.map((text) => namesOf(text, kind));
    found.push(...(places.find((names) => names.length > 0) ?? []));
  }
  const segment = parsed.plain.slice(0, mention.start).lastIndexOf(';') + 1;
  // `thuộc Vinaphone, Mobifone và Viettel`: of all of them together.
  const alone = parsed.plain.replace(OPERATORS, (row) => ' '.repeat(row.length));
  const firms = [around.after, around.clause, { start: segment, end: mention.start }]
    .map(({ start, end }) => namesOf(alone.slice(start, end), OPERATOR))
    .find((names) => names.length > 0);
  if (firms?.length === 1) found.push(...firms);
  const left = LEFT.exec(behind)?.groups?.name;
  if (left) found.push(NAMES[left] ?? left);
  const averaged = !placed && MEAN.test(clause);
  if (averaged || /^\s*\/\s*(?:năm|tháng)/u.test(behind)) found.push('bình quân');
  if (indicator?.by === 'sector') {
    const sector = sectorIn(parsed.plain.slice(0, mention.start)) ?? topic.sector;
    if (sector)
      found.push(
        sector.replace(/^bưu chính\s*[^\p{L}]*\s*(?:và\s+)?viễn thông$/u, 'bưu chính, viễn thông'),
      );
  }
  return [...new Set(found)];
}

function namesOf(text: string, kind: RegExp): string[] {
  return [...text.matchAll(kind)].flatMap(({ groups }) => {
    const { name, levels } = groups ?? {};
    if (levels) return [...levels.matchAll(/[1-5]/gu)].map(([level]) => `mức ${level}`);
    return name ? [NAMES[name] ?? (/^\dg$/.test(name) ? name.toUpperCase() : name)] : [];
  });
}

/** What stands behind a bracket that was opened before: inside it the figure before is told of. */
function afterBracket(text: string): string {
  const open = text.split('(').length;
  const close = text.split(')').length;
  return close > open ? text.slice(text.indexOf(')') + 1) : text;
}
