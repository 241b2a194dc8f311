import { type Figure, NATION, periodText } from '../../figures/figure.ts';
import { numberText, rankText } from '../../figures/format.ts';
import type { Difference, Elsewhen, Topic } from '../statistics/types.ts';
import { byYear, dateShown, line, names } from './parts.ts';
import type { StatisticsWording } from './statistics.ts';

const BOUNDS = { more: 'hơn', less: 'gần', about: 'khoảng' } as const;

/** Lời về số liệu bằng tiếng Việt; sửa câu nào thì sửa cả câu tương ứng trong en-statistics.ts. */
export const vietnameseStatistics: StatisticsWording = {
  heading: ({ topics, provinces, district, years, part, dimensions }) =>
    line([
      topics.length > 0 ? namesOf(topics) : 'Số liệu',
      dimensions.join(', '),
      district,
      listed(provinces),
      part && periodText({ part }),
      years.join(', '),
    ]),
  value: (figure) => {
    const { unit, rank } = figure;
    return rank ? `hạng ${amount(figure)}` : `${amount(figure)} ${unit}`.trim();
  },
  amount,
  unit: (unit) => unit,
  bounds: BOUNDS,
  part: (part) => periodText({ part }),
  period: ({ period }) => period?.text || 'không rõ năm',
  status: (status) => STATUSES[status],
  change: ({ change }) => {
    if (change === undefined) return '';
    const { direction, value, unit, against } = change;
    const moved = `${direction === 'up' ? 'tăng' : 'giảm'} ${numberText(value)} ${unit}`.trim();
    return against === undefined ? moved : `${moved} so với ${against}`;
  },
  place,
  summary: ({ figure, disputed }) => {
    const { value, period, status, change } = vietnameseStatistics;
    const said = status(figure.status);
    return line([
      period(figure),
      `${value(figure)}${said === '' ? '' : ` (${said})`}`,
      figure.dimensions.join(', '),
      change(figure),
      disputed ? vietnameseStatistics.disputed : undefined,
    ]);
  },
  also: (citations) => `Cũng nêu như vậy: mã ${citations.map(({ code }) => code).join(', ')}`,
  disputed: '≠ nguồn khác nêu khác',
  missing: ({ elsewhen }) => {
    const times = timesOf(elsewhen);
    return times === '' ? 'kho không có' : `kho chỉ có số liệu ${times}`;
  },
  partOf: (province) => `nay thuộc ${province}`,
  basis: ({ unit, period, dimensions, target }) =>
    line([
      period,
      unit === 'hạng' ? 'thứ hạng' : unit,
      dimensions.join(', '),
      target ? 'mục tiêu' : undefined,
    ]),
  target: ({ figure }) => `mục tiêu ${vietnameseStatistics.value(figure)}`,
  more: (shown, total) =>
    `Có ${numberText(total)} số liệu, trên đây là ${shown} số liệu mới nhất. Gõ /xuat để lấy tất cả vào một tệp.`,
  indicators: ({ subject, total, indicators }) => {
    const { provinces, years } = subject;
    if (indicators.length === 0) return `Kho chưa có số liệu nào${ofWhat(provinces, years)}.`;
    const together = provinces.length > 1 ? 'cùng có' : 'có';
    const who = provinces.length > 0 ? listed(provinces) : 'Kho';
    const ending = indicators.length < total ? `; nhiều nhất là:` : ':';
    return `${who} ${together} số liệu của ${total} chỉ tiêu${when(years)}${ending}`;
  },
  held: ({ topic, figures, provinces, years }) => {
    const span =
      years === undefined
        ? undefined
        : years.from === years.to
          ? `năm ${years.from}`
          : `${years.from}–${years.to}`;
    return line([topic.name, `${provinces} tỉnh`, `${numberText(figures)} số liệu`, span]);
  },
  unknownIndicator: ({ typed, nearest }) =>
    nearest.length > 0
      ? `Tôi không biết chỉ tiêu nào tên “${typed}”. Có phải bạn muốn xem: ${nearest.map(({ name }) => name).join('; ')}?`
      : `Tôi không biết chỉ tiêu nào tên “${typed}”. Gõ /thongke để xem kho có những chỉ tiêu nào.`,
  noFigures: ({ subject, elsewhen, provinces }) => {
    const { topics, district, part, dimensions, years } = subject;
    const of = line([namesOf(topics), dimensions.join(', ')]);
    const whose = ofWhat(district === undefined ? subject.provinces : [district], []);
    const time = part ? periodText({ part }) : '';
    const year = years.length > 0 ? `năm ${years.join(', ')}` : '';
    // `6 tháng đầu năm` ends with the word.
    const asked = [time.replace(/ năm$/u, ''), year || (time.endsWith('năm') ? 'năm' : '')];
    const when = asked.filter(Boolean).join(' ');
    const times = timesOf(elsewhen);
    const there =
      times !== ''
        ? ` Có số liệu${dimensions.length > 0 ? ' khác' : ''} ${times}.`
        : provinces.length > 0
          ? ` Có số liệu này của: ${names(provinces, (more) => `và ${more} nơi khác`)}.`
          : '';
    return `Kho không có số liệu${of === '' ? '' : ` “${of}”`}${whose}${when === '' ? '' : ` ${when}`}.${there}`;
  },
  provinceCount: ({ given, most, others, topics }) => {
    const rest =
      others.length > 0
        ? ` Có số liệu${topics[0] ? ` “${topics[0].name}”` : ''} của: ${names(others, (more) => `và ${more} nơi khác`)}.`
        : '';
    const all = ' Viết “tất cả” để xem mọi tỉnh có số liệu.';
    return given.length > most
      ? `Bạn nêu ${given.length} tỉnh, thành phố; mỗi lần so sánh được nhiều nhất ${most}.${all}`
      : `So sánh cần ít nhất hai tỉnh, thành phố; bạn mới nêu ${listed(given)}.${rest}${all}`;
  },
  noTable:
    'Cuộc trò chuyện này chưa có bảng nào để xuất. Bạn gõ /thongke hoặc /sosanh trước, rồi gõ /xuat.',
  document: ({ name, figures, total }) =>
    figures < total
      ? `Tệp ${name} có ${numberText(figures)} số liệu mới nhất trong ${numberText(total)}.`
      : `Tệp ${name} có ${numberText(figures)} số liệu.`,
  note: (note) => {
    switch (note.kind) {
      case 'incomparable':
        return `Lưu ý: ${DIFFERENCES[note.what]}, không so sánh được với các dòng trên: ${note.provinces.join(', ')}.`;
      case 'broken':
        return `Lưu ý: ${note.text}`;
      case 'disputed':
        return `Lưu ý: các bài viết nêu số khác nhau (đánh dấu ≠) về ${note.provinces.join(', ')}; tôi nêu tất cả, không chọn và không lấy trung bình.`;
      case 'apart':
        return `Lưu ý: từ 1/7/2025, ${note.asked} gồm cả ${note.parts.join(', ')}; số liệu các tỉnh cũ được nêu riêng, không cộng lại.`;
      case 'estimates':
        return `Lưu ý: số ước, chưa phải kết quả cuối cùng: ${note.provinces.join(', ')}.`;
      case 'lookalike':
        return `Lưu ý: ${note.provinces.join(', ')} có số liệu “${note.topic}”, là chỉ tiêu khác, không so sánh được.`;
      case 'meant_too':
        return `Có thể bạn muốn xem: ${note.topics.join('; ')}.`;
    }
  },
  articlesByYear: (articles) =>
    `Theo năm đăng: ${byYear(articles)
      .map(([year, count]) => `${year === '' ? 'không rõ năm' : year}: ${count} bài`)
      .join(' · ')}.`,
  newest: ({ province, figures, total }) =>
    figures.length < total
      ? `Số liệu mới nhất của ${province} (${figures.length} trong ${numberText(total)}):`
      : `Số liệu của ${province}:`,
  chart: {
    roles: { result: 'kết quả', estimate: 'ước', target: 'mục tiêu' },
    sources: 'Nguồn',
    source: (labels, { title, publishedOn, code }) =>
      `${labels.join(', ')}: ${line([publishedOn === undefined ? 'không rõ ngày' : dateShown(publishedOn), code, title])}`,
    first: (drawn, of) => `Vẽ ${drawn} trong ${of} tỉnh, thành phố.`,
    drawnBy: (command) => `Biểu đồ: ${command}`,
    leftOut: (provinces) => `Không vẽ vì không so sánh được: ${listed(provinces)}.`,
  },
  file: {
    indicator: 'Chỉ tiêu',
    id: 'Mã chỉ tiêu',
    province: 'Tỉnh, thành phố',
    district: 'Huyện, xã',
    period: 'Kỳ',
    bound: 'Hơn, gần, khoảng',
    value: 'Giá trị',
    outOf: 'Trên tổng số',
    unit: 'Đơn vị',
    status: 'Trạng thái',
    change: 'Tăng, giảm',
    dimensions: 'Phân loại',
    disputed: 'Nguồn khác nêu khác',
    quotation: 'Trích dẫn',
    code: 'Mã đoạn trích',
    article: 'Bài viết',
    publishedOn: 'Ngày đăng',
    publisher: 'Nơi đăng',
    url: 'Địa chỉ',
  },
};

/** More indicators than this are counted, not named. */
const MOST_TOPICS = 3;
const STATUSES = { actual: '', estimate: 'ước', target: 'mục tiêu' } as const;
const DIFFERENCES: Readonly<Record<Difference, string>> = {
  unit: 'khác đơn vị',
  period: 'khác kỳ',
  target: 'mục tiêu và kết quả khác nhau',
  dimension: 'khác phạm vi tính',
  break: 'khác cách tính',
};

function amount({ value, rank, bound, outOf }: Figure): string {
  if (rank) return rankText(rank);
  const all = outOf === undefined ? '' : `/${numberText(outOf)}`;
  return `${bound ? `${BOUNDS[bound]} ` : ''}${numberText(value)}${all}`;
}

function place({ province, district }: Figure): string {
  return district === undefined ? province : `${district}, ${province}`;
}

function namesOf(topics: readonly Topic[]): string {
  const shown = topics.slice(0, MOST_TOPICS).map(({ name }) => name);
  const more = topics.length - shown.length;
  return [...shown, ...(more > 0 ? [`và ${more} chỉ tiêu khác`] : [])].join('; ');
}

/** `năm 2018, 2017`, `không rõ năm`. */
function timesOf({ years, undated }: Elsewhen): string {
  const known = years.length > 0 ? [`năm ${years.join(', ')}`] : [];
  return [...known, ...(undated ? ['không rõ năm'] : [])].join(' và ');
}

function listed(all: readonly string[]): string {
  return names(all, (more) => `và ${more} nữa`);
}

function when(years: readonly number[]): string {
  return years.length > 0 ? ` năm ${years.join(', ')}` : '';
}

function ofWhat(places: readonly string[], years: readonly number[]): string {
  const whose = listed(places.map((place) => (place === NATION ? 'cả nước' : place)));
  return `${places.length > 0 ? ` của ${whose}` : ''}${when(years)}`;
}
