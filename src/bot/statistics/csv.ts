import { numberText } from '../../figures/format.ts';
import { folded } from '../../text/fold.ts';
import type { Citation } from '../citation.ts';
import type { Language } from '../reading/types.ts';
import { FILE_COLUMNS, type FileColumn } from '../wording/statistics.ts';
import { wordings } from '../wording/wording.ts';
import { ROLES } from './charts.ts';
import type { CitedFigure } from './types.ts';

/** By it spreadsheets know that a file is UTF-8 and not the code page of the machine. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Where numbers have a decimal comma, spreadsheets part columns by semicolons. */
const SEPARATORS: Readonly<Record<Language, string>> = { vi: ';', en: ',' };
/**
 * What a spreadsheet takes for the beginning of a formula, full-width forms included, also behind
 * spaces: https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[\s\u00A0]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20\t\r]/u;
/** Before such a text it makes the cell a text; list items of articles begin with `-` and `+`. */
const GUARD = "'";

/**
 * Figures as a file for spreadsheets: a row for each figure and article that states it, RFC 4180 with
 * a byte order mark, separated and with decimals as the language's spreadsheets expect it.
 */
export function csvOf(figures: readonly CitedFigure[], language: Language): string {
  const rows = figures.flatMap((cited) =>
    [cited.citation, ...cited.also].map((citation) => rowOf(cited, citation, language)),
  );
  const { file } = wordings[language].statistics;
  const head = FILE_COLUMNS.map((column) => cell(file[column]));
  const lines = [head, ...rows.map((row) => FILE_COLUMNS.map((column) => row[column]))];
  const separator = SEPARATORS[language];
  const content = lines.map((cells) => `${cells.join(separator)}\r\n`).join('');
  return `${BYTE_ORDER_MARK}${content}`;
}

function rowOf(
  { figure, topic, disputed }: CitedFigure,
  citation: Citation,
  language: Language,
): Record<FileColumn, string> {
  const words = wordings[language].statistics;
  const { value, rank, outOf, bound, unit, status, dimensions, district, province } = figure;
  const all = rank?.of ?? outOf;
  return {
    indicator: cell(topic.name),
    id: cell(topic.id),
    province: cell(province),
    district: cell(district),
    period: cell(figure.period === null ? '' : words.period(figure)),
    bound: cell(bound && words.bounds[bound]),
    value: number(value, language),
    outOf: all === undefined ? '' : number(all, language),
    unit: cell(words.unit(unit)),
    status: cell(words.chart.roles[ROLES[status]]),
    change: cell(words.change(figure)),
    dimensions: cell(dimensions.join(', ')),
    disputed: disputed ? '≠' : '',
    quotation: cell(citation.quote),
    code: cell(citation.code),
    article: cell(citation.title),
    publishedOn: cell(citation.publishedOn),
    publisher: cell(citation.publisher),
    url: cell(citation.url),
  };
}

/** Without the marks between thousands, which would make a text of it. */
function number(value: number, language: Language): string {
  const marks = language === 'vi' ? /\./g : /,/g;
  return cell(numberText(value, language).replace(marks, ''));
}

/** A text as a cell that parts nothing and that no spreadsheet takes for a formula. */
export function cell(text = ''): string {
  const safe = FORMULA.test(text) ? `${GUARD}${text}` : text;
  return /["\r\n,;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a file of these figures is called, in ASCII, as every system takes it: `doanh-thu-nam-dinh`. */
export function fileName(figures: readonly CitedFigure[]): string {
  const topics = new Set(figures.map(({ topic }) => topic.name));
  const provinces = new Set(figures.map(({ figure }) => figure.province));
  const shared = [topics, provinces].flatMap((names) => (names.size === 1 ? [...names] : []));
  const name = folded(shared.join(' '))
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return name === '' ? 'so-lieu' : name;
}
