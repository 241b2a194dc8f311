import { type Figure, type FigurePeriod, NATION } from '../../figures/figure.ts';
import { numberText, rankText } from '../../figures/format.ts';
import type { YearPart } from '../../text/periods.ts';
import type { Difference, Elsewhen, Topic } from '../statistics/types.ts';
import { byYear, dateShown, line, names } from './parts.ts';
import type { StatisticsWording } from './statistics.ts';

const BOUNDS = { more: 'over', less: 'almost', about: 'about' } as const;

/** What is said about figures in English: change vi-statistics.ts along with it. */
export const englishStatistics: StatisticsWording = {
  heading: ({ topics, provinces, district, years, part, dimensions }) =>
    line([
      topics.length > 0 ? namesOf(topics) : 'Figures',
      dimensions.join(', '),
      district,
      listed(provinces.map(placeName)),
      part && partName(part),
      years.join(', '),
    ]),
  value: (figure) => {
    const { unit, rank } = figure;
    return rank ? `rank ${amount(figure)}` : `${amount(figure)} ${unitName(unit)}`.trim();
  },
  amount,
  unit: unitName,
  bounds: BOUNDS,
  part: partName,
  period: ({ period }) => (period === null ? '' : periodName(period)) || 'year unknown',
  status: (status) => STATUSES[status],
  change: ({ change }) => {
    if (change === undefined) return '';
    const { direction, value, unit, against } = change;
    const moved = `${direction} ${number(value)} ${unitName(unit)}`.trim();
    return against === undefined ? moved : `${moved} on ${againstName(against)}`;
  },
  place: ({ province, district }) =>
    district === undefined ? placeName(province) : `${district}, ${province}`,
  summary: ({ figure, disputed }) => {
    const { value, period, status, change } = englishStatistics;
    const said = status(figure.status);
    return line([
      period(figure),
      `${value(figure)}${said === '' ? '' : ` (${said})`}`,
      figure.dimensions.join(', '),
      change(figure),
      disputed ? englishStatistics.disputed : undefined,
    ]);
  },
  also: (citations) => `Also stated by: ${citations.map(({ code }) => `code ${code}`).join(', ')}`,
  disputed: '≠ another source says otherwise',
  missing: ({ elsewhen }) => {
    const times = timesOf(elsewhen);
    return times === '' ? 'not in the corpus' : `the corpus has figures of ${times} only`;
  },
  partOf: (province) => `now part of ${province}`,
  basis: ({ unit, period, dimensions, target }) =>
    line([
      period,
      unit === 'hạng' ? 'ranks' : unitName(unit),
      dimensions.join(', '),
      target ? 'targets' : undefined,
    ]),
  target: ({ figure }) => `target ${englishStatistics.value(figure)}`,
  more: (shown, total) =>
    `There are ${number(total)} figures; these are the newest ${shown}. Type /export to get all of them in a file.`,
  indicators: ({ subject, total, indicators }) => {
    const { provinces, years } = subject;
    if (indicators.length === 0) return `The corpus has no figures${ofWhat(provinces, years)} yet.`;
    const who = provinces.length > 0 ? listed(provinces.map(placeName)) : 'The corpus';
    const have = provinces.length > 1 ? 'both have figures' : 'has figures';
    const all = provinces.length > 2 ? 'all have figures' : have;
    const ending = indicators.length < total ? '; those with the most are:' : ':';
    return `${who} ${all} of ${counted(total, 'indicator')}${when(years)}${ending}`;
  },
  held: ({ topic, figures, provinces, years }) => {
    const span =
      years === undefined
        ? undefined
        : years.from === years.to
          ? String(years.from)
          : `${years.from}–${years.to}`;
    return line([topic.name, counted(provinces, 'province'), counted(figures, 'figure'), span]);
  },
  unknownIndicator: ({ typed, nearest }) =>
    nearest.length > 0
      ? `I know no indicator called “${typed}”. Did you mean: ${nearest.map(({ name }) => name).join('; ')}?`
      : `I know no indicator called “${typed}”. Type /stats to see which indicators the corpus has.`,
  noFigures: ({ subject, elsewhen, provinces }) => {
    const { topics, district, part, dimensions, years } = subject;
    const of = line([namesOf(topics), dimensions.join(', ')]);
    const whose = ofWhat(district === undefined ? subject.provinces : [district], []);
    const time = [part && partName(part), years.join(', ')].filter(Boolean).join(' of ');
    const times = timesOf(elsewhen);
    const there =
      times !== ''
        ? ` There are ${dimensions.length > 0 ? 'other ' : ''}figures of ${times}.`
        : provinces.length > 0
          ? ` There are such figures of ${names(provinces, (more) => `and ${more} others`)}.`
          : '';
    return `The corpus has no figures${of === '' ? '' : ` of “${of}”`}${whose}${time === '' ? '' : ` in ${time}`}.${there}`;
  },
  provinceCount: ({ given, most, others, topics }) => {
    const rest =
      others.length > 0
        ? ` There are figures${topics[0] ? ` of “${topics[0].name}”` : ''} for ${names(others, (more) => `and ${more} others`)}.`
        : '';
    const all = ' Write “all” to see every province that has figures.';
    return given.length > most
      ? `You named ${given.length} provinces; at most ${most} can be compared at a time.${all}`
      : `A comparison needs two provinces at least; you named ${listed(given)} only.${rest}${all}`;
  },
  noTable:
    'There is no table in this conversation to export yet. Type /stats or /compare first, then /export.',
  document: ({ name, figures, total }) =>
    figures < total
      ? `The file ${name} has the newest ${number(figures)} of ${number(total)} figures.`
      : `The file ${name} has ${counted(figures, 'figure')}.`,
  note: (note) => {
    switch (note.kind) {
      case 'incomparable':
        return `Note: ${DIFFERENCES[note.what]}, not comparable with the rows above: ${note.provinces.join(', ')}.`;
      case 'broken':
        return `Note: ${note.text}`;
      case 'disputed':
        return `Note: the articles state different numbers (marked ≠) about ${note.provinces.join(', ')}; all of them are given, none is chosen or averaged.`;
      case 'apart':
        return `Note: since 1/7/2025 ${note.asked} has included ${note.parts.join(', ')}; the figures of the old provinces are given apart, never added up.`;
      case 'estimates':
        return `Note: estimates, not final results: ${note.provinces.join(', ')}.`;
      case 'lookalike':
        return `Note: there are figures of “${note.topic}” for ${note.provinces.join(', ')}; that is another indicator and not comparable.`;
      case 'meant_too':
        return `You may have meant: ${note.topics.join('; ')}.`;
    }
  },
  articlesByYear: (articles) =>
    `Published: ${byYear(articles)
      .map(
        ([year, count]) => `${year === '' ? 'year unknown' : year}: ${counted(count, 'article')}`,
      )
      .join(' · ')}.`,
  newest: ({ province, figures, total }) =>
    figures.length < total
      ? `The newest figures of ${province} (${figures.length} of ${number(total)}):`
      : `Figures of ${province}:`,
  chart: {
    roles: { result: 'result', estimate: 'estimate', target: 'target' },
    sources: 'Sources',
    source: (labels, { title, publishedOn, code }) =>
      `${labels.join(', ')}: ${line([publishedOn === undefined ? 'date unknown' : dateShown(publishedOn), code, title])}`,
    first: (drawn, of) => `${drawn} of ${of} provinces are drawn.`,
    drawnBy: (command) => `Chart: ${command}`,
    leftOut: (provinces) => `Not drawn, as not comparable: ${listed(provinces)}.`,
  },
  file: {
    indicator: 'Indicator',
    id: 'Indicator id',
    province: 'Province',
    district: 'District',
    period: 'Period',
    bound: 'More, less, about',
    value: 'Value',
    outOf: 'Out of',
    unit: 'Unit',
    status: 'Status',
    change: 'Change',
    dimensions: 'Breakdown',
    disputed: 'Another source says otherwise',
    quotation: 'Quotation',
    code: 'Code',
    article: 'Article',
    publishedOn: 'Published on',
    publisher: 'Publisher',
    url: 'Address',
  },
};

/** More indicators than this are counted, not named. */
const MOST_TOPICS = 3;
const STATUSES = { actual: '', estimate: 'estimate', target: 'target' } as const;
const DIFFERENCES: Readonly<Record<Difference, string>> = {
  unit: 'another unit',
  period: 'another period',
  target: 'a target is no result',
  dimension: 'another scope',
  break: 'measured in another way',
};

/** The units that have an English name; nouns that articles count stay as they are. */
const UNITS: Readonly<Record<string, string>> = {
  'tỷ đồng': 'billion VND',
  'triệu đồng': 'million VND',
  đồng: 'VND',
  'tỷ USD': 'billion USD',
  'triệu USD': 'million USD',
  'điểm %': 'percentage points',
  điểm: 'points',
  bậc: 'places',
  hạng: 'rank',
  'thuê bao': 'subscriptions',
  'thuê bao/100 dân': 'subscriptions per 100 people',
  'thuê bao/100 hộ': 'subscriptions per 100 households',
  trạm: 'stations',
  người: 'people',
  'doanh nghiệp': 'enterprises',
  xã: 'communes',
  huyện: 'districts',
  thôn: 'villages',
  hộ: 'households',
  'hồ sơ': 'files',
  'văn bản': 'documents',
  'dịch vụ': 'services',
  'dịch vụ công': 'public services',
  'thủ tục hành chính': 'administrative procedures',
};

const PARTS: Readonly<Record<string, string>> = {
  H1: 'first half',
  H2: 'second half',
  Q1: 'first quarter',
  Q2: 'second quarter',
  Q3: 'third quarter',
  Q4: 'fourth quarter',
};

function number(value: number): string {
  return numberText(value, 'en');
}

function unitName(unit: string): string {
  return UNITS[unit] ?? unit;
}

function partName(part: YearPart): string {
  return PARTS[part] ?? `first ${part.slice(1)} months`;
}

function periodName({ text, year, part, since }: FigurePeriod): string {
  if (part !== undefined) {
    const name = partName(part);
    return year === undefined ? name : `${year} (${name})`;
  }
  return since ? `since ${year}` : text;
}

/** What a change is measured against; articles write a few phrases for it. */
function againstName(against: string): string {
  const year = /^năm (?<year>\d{4})$/u.exec(against)?.groups?.year;
  if (year !== undefined) return year;
  const period = /^cùng kỳ(?: năm (?<of>ngoái|trước|\d{4}))?$/u.exec(against);
  if (period === null) return `“${against}”`;
  const of = period.groups?.of ?? 'ngoái';
  return `the same period of ${/^\d/u.test(of) ? of : 'the year before'}`;
}

function placeName(province: string): string {
  return province === NATION ? 'the whole country' : province;
}

function amount({ value, rank, bound, outOf }: Figure): string {
  if (rank) return rankText(rank);
  const all = outOf === undefined ? '' : `/${number(outOf)}`;
  return `${bound ? `${BOUNDS[bound]} ` : ''}${number(value)}${all}`;
}

function namesOf(topics: readonly Topic[]): string {
  const shown = topics.slice(0, MOST_TOPICS).map(({ name }) => name);
  const more = topics.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} others`] : [])].join('; ');
}

/** `2018, 2017`, `an unknown year`. */
function timesOf({ years, undated }: Elsewhen): string {
  const known = years.length > 0 ? [years.join(', ')] : [];
  return [...known, ...(undated ? ['an unknown year'] : [])].join(' and ');
}

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function listed(all: readonly string[]): string {
  return names(all, (more) => `and ${more} more`);
}

function when(years: readonly number[]): string {
  return years.length > 0 ? ` in ${years.join(', ')}` : '';
}

function ofWhat(places: readonly string[], years: readonly number[]): string {
  return `${places.length > 0 ? ` for ${listed(places.map(placeName))}` : ''}${when(years)}`;
}
