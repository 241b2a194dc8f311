import { beginning } from '../patterns.ts';

/** What kind of number a unit makes: only numbers of one kind compete for an indicator. */
export type UnitKind =
  | 'money'
  | 'share'
  | 'density'
  | 'rank'
  | 'score'
  | 'step'
  | 'size'
  | 'count'
  | 'bare';

/** A unit as it stands behind a number. */
export interface Unit {
  readonly kind: UnitKind;
  /** In its normal form. */
  readonly name: string;
  /** How many letters behind the number it takes up. */
  readonly length: number;
  /** What the number is multiplied by beyond its own scale. */
  readonly times?: number;
}

/** What abbreviations stand for, in lower case: `dn`, `dvctt`. */
export type LongForms = ReadonlyMap<string, string>;
const NO_FORMS: LongForms = new Map();

const PER = String.raw`(?:\s*/\s*(?:năm|tháng|quý|ngày|người|hộ))?`;
const MONEY: readonly (readonly [RegExp, string, number])[] = [
  [beginning(String.raw`\s*(?:nghìn|ngàn)\s+tỷ(?:\s+(?:đồng|vnđ))?${PER}`), 'tỷ đồng', 1000],
  // `3 tỷ trang in` is no money: `tỷ` alone is, at the end of a clause or before a word that is no noun.
  [
    beginning(
      String.raw`\s*tỷ(?:\s+(?:đồng|vnđ)|(?=\s*(?:$|[^\s\p{L}])|\s+(?:và|cho|so|từ|để|trong|năm|của|với|tăng|giảm|là|vào|do|bằng|trên|tại|ở|nhưng|đạt|vượt|thì|gồm|chiếm|mỗi|được|đến|đã)(?!\p{L})))${PER}`,
    ),
    'tỷ đồng',
    1,
  ],
  [beginning(String.raw`\s*tỷ\s+(?:usd|đô la)`), 'tỷ USD', 1],
  [beginning(String.raw`\s*triệu\s+(?:usd|đô la)`), 'triệu USD', 1],
  [beginning(String.raw`\s*(?:triệu|tr)(?:\s+(?:đồng|vnđ))${PER}`), 'triệu đồng', 1],
  [beginning(String.raw`\s*(?:đồng|vnđ|vnd)${PER}`), 'đồng', 1],
  [beginning(String.raw`\s*(?:usd|đô la)`), 'USD', 1],
];
const SHARE = /^\s*(?:điểm\s*)?(?:%|phần trăm(?!\p{L}))/u;
/** What a density is measured by: so many to each hundred people or households. */
export const HEADS = String.raw`(?<base>100|1\.?000|10\.?000|(?:1|10|một|mười) (?:nghìn|ngàn|vạn)|một trăm)\s*(?<per>người dân|dân số|dân|hộ gia đình|hộ dân|hộ nghèo|hộ|người)(?!\p{L})`;
/** `thuê bao/100 dân`, `máy trên 100 dân`, `cán bộ/1.000 dân` */
const DENSITY = new RegExp(
  String.raw`^\s*(?<noun>\p{L}+(?:\s+\p{L}+){0,7}?)?\s*(?:/|(?<=\p{L})\strên\s)\s*(?:mỗi\s+)?${HEADS}`,
  'u',
);
/** What is counted by telephones, lines and their holders is one thing. */
const LINE = /^(?:thuê bao|máy|điện thoại|internet|smartphone|số máy|đường dây)(?!\p{L})/u;
const STEP = beginning(String.raw`\s*(?:bậc|nấc|hạng|thứ hạng)`);
const SIZES: readonly (readonly [RegExp, string])[] = [
  [/^\s*km(?:2|²)(?![\p{L}\d])/u, 'km²'],
  [beginning(String.raw`\s*(?:km|ki-?lô-?mét|kilomet|kylômét)(?:\s*/\s*\p{L}+)?`), 'km'],
  [/^\s*(?:m2|m²)(?!\p{L})/u, 'm²'],
  [/^\s*gb(?:ps|\/s)(?!\p{L})/u, 'Gb/s'],
  [/^\s*mb(?:ps|\/s)(?!\p{L})/u, 'Mb/s'],
  [/^\s*tb(?!\p{L})/u, 'TB'],
  [/^\s*pb(?!\p{L})/u, 'PB'],
  [/^\s*gb(?!\p{L})/u, 'GB'],
  [/^\s*mb(?!\p{L})/u, 'MB'],
  [/^\s*g(?![\p{L}\d])/u, 'G'],
  [/^\s*(?:mét|m|ha|kg|tấn|kw|mw)(?!\p{L})/u, ''],
];

/** Words that never begin what is counted. */
const NO_NOUN = new Set(
  `và của so với tại ở trong cho đã được là có từ đến tới trên dưới theo nhưng còn thì mà do bởi để khi nếu vì nên
   cũng đều sẽ bằng tăng giảm hơn đạt lên xuống vào ra gồm nữa này đó khác trở chiếm thuộc về nhất nhì toàn cả trước sau qua
   nhờ tức nghĩa lại rồi thêm chỉ mới vẫn đang bị hay hoặc cùng cao thấp nhiều ít kém vượt tụt như dù tuy song rằng không
   chưa hiện nay kia ấy đây kể tính nhằm góp giúp làm thực đạt đưa nâng khoảng gần chừng mỗi từng xếp đứng dẫn dựa phủ
   mà xong bậc hạng nộp tốc ước năm sang lần sẵn đặt dùng dựng nối`.split(/\s+/u),
);
/** What counts time, scope or the structure of a text, never a result of the province. */
const NEVER = beginning(
  String.raw`\s*(?:(?:tỉnh|thành)(?:\s*,|\s+thành|\s*$|\s+phố trực|\s+trong|\s+của|\s+cả)|tỉnh(?!\s+ủy)|bộ(?!\s*(?:máy|phận|chỉ|tiêu|dữ|tài|hồ|thủ|phát))|quốc gia|nước|địa phương|chỉ số|trụ cột|nhóm(?!\s+(?:dịch vụ|thủ tục|zalo|facebook|cộng đồng|liên lạc))|khối|cấp|bước|vòng|lần|phiên(?!\s+(?:họp|giao dịch|làm việc|bán))|tầng|chiều|mặt(?!\s+hàng)|hướng|phần(?!\s+mềm)|thành phần|thế kỷ|ngôi|tên(?!\s+miền)|cái tên|vị trí (?:đầu|dẫn)|điều|khoản|mục(?!\s+tiêu)|kỳ(?!\s+(?:báo|bản tin|tạp chí|phát sóng|phát hành|giao ban))|đồng chí|ngân hàng thương mại|tập đoàn|vùng(?!\s+["“]?(?:lõm|trắng|chưa))|miền|thành tố|khâu|chữ(?!\s+ký)|lượng|tuổi|sao|độ|số(?!\s+(?:báo|tạp chí|thuê bao|điện thoại|sim|máy|quảng cáo|rao vặt|vi phạm)|\s*(?:[.;]|$)))`,
);
/** Nouns of one syllable; others are taken with their second. */
const SHORT = new Set(
  `trạm điểm tổ xã thôn bản ấp khóm hộ người máy cuộc vụ lớp lượt tin bài cuốn tờ bộ ca đợt tuyến cột mạng cổng trang sở ngành
   huyện phường quận cụm đài loa kênh buổi sàn xe cái chiếc con trường chợ khu làng buôn xóm phòng đoàn hội khóa sim thửa
   đồn nhà camera chữ gói suất phần mẫu thẻ mã cây lần giải hòm ổ chiếc số`.split(/\s+/u),
);
/** Two syllables that belong to what a short noun counts: `điểm cầu`, `tổ dân phố`, `văn phòng đại diện`. */
const LONG = beginning(
  String.raw`(?:chỉ tiêu|chỉ thị|máy tính(?=\s*/)|trường hợp|tổ chức|hội nghị|hội thảo|hội viên|đoàn viên|mã số|giao dịch viên|tuyên truyền viên|cộng tác viên|phát thanh viên|xuất bản phẩm|đoàn kiểm tra|bộ phận|bản tin|bài viết|bài báo|trang thông tin|cổng thông tin|phần mềm|bộ thủ tục|điểm trường|nhà văn hóa|cuộc thi|điểm cầu|điểm phát|tổ dân phố|khu phố|hộ gia đình|hộ nghèo|văn phòng đại diện|chế độ báo cáo|hộp thư|chữ ký số|chứng thư số|giấy phép|sản phẩm|thủ tục hành chính|dịch vụ công|hồ sơ|lượt người|lượt hồ sơ|cơ quan báo chí|nhà mạng|nhà báo|nhà cung cấp|cuộc họp|đài truyền thanh|trang thiết bị|bộ máy|mục tiêu|mặt hàng|tên miền|vùng ["“]?(?:lõm|trắng)["”]?(?=\s)|số (?:thuê bao|điện thoại|báo|tạp chí|sim|máy)|thùng thư|thiết bị|kết nối|phiên họp|phiên giao dịch)`,
);
/** What is counted in a row, by kind: `94 xã, phường, thị trấn`, `1.144 cán bộ, công chức`; but `2072 hộ, huyện ...`. */
const ROWS: readonly string[] = [
  'tin|bài|tờ|cuốn',
  'chương trình|kế hoạch|văn bản|nghị quyết|quyết định|chỉ thị|đề án|công văn|hướng dẫn',
  'huyện|thị xã|thành phố|quận|xã|phường|thị trấn|thôn|bản|ấp|khóm|khu dân cư|tổ(?! chức)|tổ dân phố|khu phố|làng|buôn|xóm|khu vực|khu công nghiệp|cụm công nghiệp',
  'sở|ban|ngành|cơ quan|đơn vị|đoàn thể|tổ chức|cá nhân|hộ|hộ kinh doanh|công ty|doanh nghiệp|hợp tác xã',
  'phóng viên|biên tập viên|nhà báo|cán bộ|công chức|viên chức|giảng viên|giáo viên|học sinh|sinh viên|nhân viên|kỹ sư',
];
const ROW = new RegExp(
  `^(?:${ROWS.map((kind) => String.raw`(?:${kind})(?:\s*[,-]\s*(?:${kind})(?!\p{L}))+`).join('|')})`,
  'u',
);

/** How long the row of administrative units is with which a text begins, in letters: `xã, phường, thị trấn`. */
export function administrativeRow(text: string): number {
  const space = /^\s*/u.exec(text)?.[0].length ?? 0;
  const row = ROW.exec(text.slice(space))?.[0].length;
  return row === undefined ? 0 : space + row;
}

/** Reads the unit behind a number; `text` is the masked sentence from the end of the number on. */
export function readUnit(text: string, longForms: LongForms = NO_FORMS): Unit {
  for (const [pattern, name, times] of MONEY) {
    const length = pattern.exec(text)?.[0].length;
    if (length !== undefined)
      return { kind: 'money', name, length, ...(times === 1 ? {} : { times }) };
  }
  const share = SHARE.exec(text);
  if (share)
    return {
      kind: 'share',
      name: share[0].includes('điểm') ? 'điểm %' : '%',
      length: share[0].length,
    };
  const density = DENSITY.exec(text);
  if (density) {
    const { noun, base = '', per = '' } = density.groups ?? {};
    return { kind: 'density', name: densityOf(noun, base, per), length: density[0].length };
  }
  for (const [pattern, name] of SIZES) {
    const size = pattern.exec(text);
    if (size) return { kind: 'size', name: name || size[0].trim(), length: size[0].length };
  }
  const step = STEP.exec(text);
  if (step) return { kind: 'step', name: 'bậc', length: step[0].length };
  const billions = /^\s*tỷ(?=\s)/u.exec(text)?.[0].length ?? 0;
  const noun = readNoun(text.slice(billions), longForms);
  if (billions === 0) return noun;
  return { ...noun, length: noun.length + billions, times: 1e9 };
}

/** The unit of a density: `thuê bao/100 dân`, `người/100 dân`, `cán bộ/1.000 dân`. */
export function densityOf(noun: string | undefined, base: string, per: string): string {
  const counted = noun === undefined || LINE.test(noun) ? 'thuê bao' : noun;
  const inDigits = base.replace(/một|mười/u, (one) => (one === 'một' ? '1' : '10'));
  const whole = inDigits.replace(/ (?:nghìn|ngàn)/u, '000').replace(/ vạn/u, '0000');
  const heads = whole
    .replace(/ trăm/u, '00')
    .replace(/\./gu, '')
    .replace(/(?=000$)(?!^)/u, '.');
  return `${counted}/${heads} ${per.startsWith('hộ') ? 'hộ' : 'dân'}`;
}

function readNoun(text: string, longForms: LongForms = NO_FORMS): Unit {
  const none: Unit = { kind: 'bare', name: '', length: 0 };
  if (NEVER.test(text)) return { kind: 'bare', name: 'never', length: 0 };
  // A footnote or a note in brackets may part a number from its noun: `05 sự kiện[1]`.
  const space = /^[\s"“]*/u.exec(text)?.[0].length ?? 0;
  const rest = text.slice(space);
  const row = ROW.exec(rest);
  if (row)
    return {
      kind: 'count',
      name: row[0].replace(/\s*[,-]\s*/gu, ', '),
      length: space + row[0].length,
    };
  const long = LONG.exec(rest);
  if (long) {
    const each = EACH_UNIT.exec(rest.slice(long[0].length))?.[0] ?? '';
    const { length } = long[0];
    return {
      kind: 'count',
      name: long[0].replace(/["“”]/gu, '') + each,
      length: space + length + each.length,
    };
  }
  const [first, second] = rest.match(/^\p{L}+(?:[ ]\p{L}+)?/u)?.[0].split(' ') ?? [];
  if (first === undefined) return none;
  // `1.200 chiếc máy tính`, but `chứng thư số đã cấp 3.056 chiếc`
  if (first === 'chiếc' || first === 'cái') {
    const noun = readNoun(rest.slice(first.length), longForms);
    return { ...noun, length: space + first.length + noun.length };
  }
  const written = longForms.get(first);
  if (written !== undefined) {
    const { kind, name } = readNoun(written);
    return kind === 'count' ? { kind, name, length: space + first.length } : none;
  }
  // `850.000 trả trước` tells which subscriptions, and not what is counted.
  if (NO_NOUN.has(first) || (first === 'trả' && /^(?:trước|sau)$/u.test(second ?? ''))) return none;
  const name =
    SHORT.has(first) || second === undefined || NO_NOUN.has(second) ? first : `${first} ${second}`;
  if (name.length < 2) return none;
  const each = EACH_UNIT.exec(rest.slice(name.length))?.[0] ?? '';
  return { kind: 'count', name: name + each, length: space + name.length + each.length };
}

/** `3.599 người/điểm` */
const EACH_UNIT = beginning(
  String.raw`\s*/\s*(?:điểm|bưu cục|trạm|xã|thôn|hộ|người|cán bộ|đơn vị|lớp|tổ|trường)`,
);

/** What is counted in thousands: units also where nothing is counted behind a number. */
const COUNTED =
  /^(?:người|thuê bao|hồ sơ|văn bản|doanh nghiệp|tài khoản|dịch vụ|cơ sở|đơn vị|cán bộ|chứng thư số|ấn phẩm|thư|bưu gửi)$/u;

/** Whether a text is nothing but a unit: `tỷ đồng`, `1.000 thuê bao`, but not `tổng số`, `di động`. */
export function isUnit(text: string): boolean {
  const { scale, noun } = scaled(text);
  const { kind, length } = readUnit(` ${noun}`);
  if (kind === 'bare') return scale !== 1 && noun === '';
  const isLong = LONG.exec(noun)?.[0].length === noun.length;
  const counts = COUNTED.test(noun) || SHORT.has(noun) || isLong || ROW.exec(noun)?.[0] === noun;
  return length === noun.length + 1 && (kind !== 'count' || counts);
}

/** A unit that is told apart from its numbers, with what those are to be multiplied by. */
export function apartUnit(text: string): Unit & { readonly times: number } {
  const { scale, noun } = scaled(text);
  const unit = readUnit(` ${noun}`);
  return { ...unit, times: scale * (unit.times ?? 1) };
}

const SCALES: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  '1.000': 1e3,
  '1000': 1e3,
  triệu: 1e6,
};

/** `nghìn thuê bao`, `1.000 đồng`; but `triệu đồng` is a unit of its own. */
function scaled(text: string): { scale: number; noun: string } {
  const noun = text.trim();
  const { scale, rest } =
    /^(?<scale>nghìn|ngàn|1\.?000|triệu)\s+(?!tỷ)(?<rest>\p{L}.*)$/u.exec(noun)?.groups ?? {};
  const isMoney = scale === 'triệu' && readUnit(` ${noun}`).kind === 'money';
  return scale === undefined || rest === undefined || isMoney
    ? { scale: 1, noun }
    : { scale: SCALES[scale] ?? 1, noun: rest };
}

/** What is counted at the beginning of a text, if it is a noun. */
export function nounOf(text: string): string | undefined {
  const { kind, name } = readNoun(text);
  return kind === 'count' ? name : undefined;
}
