import { folded } from '../../text/fold.ts';

/*
 * What portals and newspapers put around an article. Lines are compared whole and folded: pages come
 * with and without diacritics, in capitals or not, with bullets before and colons behind. Only what
 * is furniture on any page stands here; a word that could be a heading of an article does not.
 */

/** Longer lines are never furniture, longer names never those of bodies. */
const [MOST_LENGTH, LONGEST_NAME] = [200, 90];

/** Buttons, menus and counters. A line is furniture when it consists of nothing else. */
const PHRASES = [
  'skip ribbon commands|skip to (?:main )?content|skip (?:to )?navigation|turn (?:off|on|more accessible) [a-z ]{0,30}|sign in',
  'trang chu|gioi thieu(?: chung)?|lien he|dang (?:nhap|ky|xuat)|tim kiem(?: nang cao)?|bo loc tim kiem|so do (?:cong|trang|website|site)|rss|english|tieng (?:viet|anh)|vietnamese|hoi dap|gop y|lich cong tac|thu dien tu|danh ba|thu vien(?: anh| video)?|menu|home',
  'tai (?:van ban|ve|file)|luu tru|thuoc tinh|noi dung|luoc do|van ban goc|vb lien quan|ban pdf|file dinh kem|tep dinh kem',
  '(?:xem voi |xem |tang |giam |kich |thay doi )?co chu|kich thuoc chu|font size|(?:do )?tuong phan|mac dinh|aa?',
  'in|in (?:trang|bai viet|bai|tin)(?: nay)?|ban in|print|gui (?:e-?mail|mail|bai viet|cho ban be|bai)|e-?mail|chia se(?: bai viet| qua [a-z]+| tren [a-z]+)?|share|like|tweet|facebook|zalo|twitter|linkedin|pinterest|telegram|messenger|google news|sao chep(?: lien ket)?|copy(?: link)?|luu(?: bai viet| bai| tin)?|bookmark|yeu thich|thich',
  'nghe(?: doc)?(?: bai viet| bai| noi dung| audio| tin)?|doc bai viet|tam dung|dung lai|toc do(?: doc)?|giong doc|(?:nam|nu) mien (?:bac|trung|nam)|audio|video(?: clip)?|infographics?|e-?magazine|megastory|media|quang cao|truc tuyen',
  '(?:so )?luot (?:xem|doc|truy cap|nguoi xem)|views?|da xem|nguoi (?:xem|doc)|danh gia bai viet|binh chon|\\d+ sao',
  'responsive image|phong to|thu nho|xem anh|zoom|slide(?:show)?',
  'xem (?:them|tiep|chi tiet)|doc (?:them|tiep)|quay lai|tro (?:ve|lai)|(?:ve|len) dau trang|dong|next|previous|trang (?:truoc|sau)|chi tiet|tai ung dung|doc bao in|mau [a-z ]{2,20}',
].join('|');
const FURNITURE = new RegExp(String.raw`^[^a-z]*(?:(?:${PHRASES})(?![a-z])[^a-z]*)+$`);
/** Sentences of buttons and players; over lower case, since `tải` is no `tại` and `đang` no `đăng`. */
const FURNITURE_SENTENCES: readonly RegExp[] = [
  /^theo dõi .{2,60} trên (?:google news|zalo|facebook|youtube|tiktok)/u,
  /your browser does not support|trình duyệt (?:của bạn )?không hỗ trợ|(?:please )?enable javascript/u,
  /^(?:bấm|nhấn|click|kích|xem|tải)(?: chuột)?(?: vào)? (?:.{0,60} )?(?:tại đây|vào đây|ở đây|để (?:xem|tải))(?![\p{L}])/u,
  /^(?:chuyên mục|thể loại)\s*:/u,
  /^(?:thứ|chủ nhật).{0,60}(?:âm lịch|al\))/u,
  /^(?:đang tải|loading|(?:vui lòng |xin )chờ)(?!\p{L})/u,
  /^(?:#\S+\s*)+$/u,
];
/** Player times, page numbers, ruled lines: no words at all. */
const NO_WORDS =
  /^(?:[^\p{L}\p{N}]+|\d{1,2}:\d{2}(?:\s*\/\s*\d{1,2}:\d{2})?|\d(?:[.,]\d+)?x|\d{1,4}|\d+\s*\/\s*\d+|[\d\s]+)$/u;
const IMAGE_FILE = /^[\w\-.,() %+]+\.(?:jpe?g|png|gif|webp|bmp|svg)$/i;
const IMAGE_WORDS = /^(?:responsive image|hinh anh|anh minh hoa|image|anh dai dien|photo)$/;

/**
 * Headings of the lists and forms below an article; what follows is not of it. They are compared
 * whole: `Phản hồi: 2.315 lượt` and `Các nội dung khác` may stand in an article.
 */
const END_OF_ARTICLE: readonly RegExp[] = [
  /^(?:(?:cac|nhung) )?(?:tin|bai|bai viet|tin bai|bai bao|tin tuc|tin tuc su kien)(?: bai| viet)? (?:khac|lien quan|cung (?:chuyen muc|chuyen de|loai|chu de|muc)|cu hon|moi hon|(?:da|vua) (?:dua|dang)|moi(?: nhat| dang| cap nhat)?|noi bat|tiep theo|truoc(?: do)?|(?:doc|xem) nhieu(?: nhat)?|duoc quan tam|hot)(?: .{0,20})?$/,
  /^(?:tin|bai) khac\s*:/,
  /^(?:cung (?:chuyen muc|chuyen de|su kien|chu de|tac gia)|co the ban (?:quan tam|thich)|(?:doc|xem|quan tam) nhieu(?: nhat)?|nhieu nguoi (?:doc|xem)|dong su kien|chu de lien quan|moi nhat|tin nong|tieu diem|noi bat|xem theo ngay|chuyen muc khac|(?:van ban|thong tin) lien quan)$/,
  /^(?:tu khoa|tags?)(?:\s*:.*)?$/,
  /^(?:(?:gui |viet |them )?(?:y kien|binh luan|phan hoi)(?: (?:ban doc|cua ban|doc gia|ve bai viet|phan hoi))?|comments?|leave a (?:comment|reply))(?:\s*\(\s*\d*\s*\))?$/,
  /^(?:dang ky nhan (?:tin|ban tin).*|phong su anh|lien ket (?:website|trang|web|ngoai).*|thong ke truy cap|dang (?:online|truy cap)\s*:?\s*\d*|noi nhan|rao vat|tham do y kien|y kien tham do|ho tro truc tuyen|tong so diem cua bai viet.*|click de danh gia.*|thoi tiet|ty gia|gia vang|van ban moi|thong bao moi|(?:cac )?(?:tai lieu|file|tep|van ban) dinh kem)$/,
  /^(?:ho (?:va )?ten|ma (?:xac nhan|bao mat|kiem tra)|toi thieu \d+ (?:chu|ky tu)|ban can dang nhap|vui long (?:nhap|dang nhap|go))(?![a-z]).*$/,
];
/** A line of a portal's footer: whose portal it is, where it sits, who may copy it. */
const FOOTER =
  /^(?:(?:©|\(c\)|ban quyen|copyright|co quan (?:chu quan|ngon luan)|(?:don vi )?chu quan|chiu trach nhiem (?:chinh|noi dung|xuat ban)|nguoi chiu trach nhiem|giay phep (?:so|hoat dong|thiet lap|xuat ban)|(?:vui long |xin |de nghi )?ghi ro nguon|(?:thiet ke|phat trien|xay dung)(?: va (?:phat trien|van hanh))? boi)(?![a-z])|(?:tong bien tap|truong ban bien tap|toa soan|tru so|dia chi|dien thoai|so dien thoai|dt|tel|fax|e-?mail|website|duong day nong|hotline|don vi (?:quan ly|thiet ke|phat trien)|lien he)\s*:|cong thong tin dien tu .{0,60}(?:giay phep|ban quyen))/;

/** The head of a box of links inside an article; the article goes on behind it. */
const BOX = /^(?:(?:cac )?(?:tin|bai|bai viet) lien quan|xem them|doc them|tin cung chuyen muc)$/;
/** A link to another story that stands in an article. */
const POINTER =
  /^(?:>>|»|▶|►|➤|(?:xem|doc) them\s*:|(?:moi doc|bai) lien quan\s*:|tin lien quan\s*:)\s*\S/;

const GREETING =
  /^(?:chao mung|kinh chao|nhiet liet chao (?:don|mung)|welcome)(?: .{0,40})? (?:den voi|ghe tham|truy cap|to)(?![a-z])/;
const SLOGAN_OPENING =
  /^(?:quyet tam|day manh|ra suc|nhiet liet|chao mung|phat huy|tich cuc|thi dua|huong ung|tang cuong|toan dang|toan dan|hoc tap|doan ket|mung|lap thanh tich|nang cao|tiep tuc|chung tay|tat ca|ky niem|nhan dan|can bo|dang bo|tuoi tre|moi nguoi dan|vi nhan dan|song va lam viec)(?![a-z])/;
const SLOGAN_OBJECT =
  /(?:nghi quyet dai hoi|dai hoi (?:dang|dai bieu|xi|lan thu)|tu tuong,? dao duc|phong cach ho chi minh|tam guong dao duc|ngay (?:thanh lap|sinh|giai phong|truyen thong)|nam (?:ngay|cach mang|quoc khanh)|bau cu|thanh tich (?:chao mung|cao nhat)|quang vinh|muon nam|ky cuong|cac ngay le|mung (?:dang|xuan)|hanh phuc cua nhan dan|phap luat$)/;
const MOTTO =
  /^(?:cong hoa xa hoi chu nghia viet nam|doc lap\s*-\s*tu do\s*-\s*hanh phuc|dang cong san viet nam)$/;
const BODY =
  /^(?:so|ubnd|uy ban nhan dan|hdnd|tinh uy|thanh uy|dang bo|cong (?:thong tin|ttdt|tttt)|trang (?:thong tin|tin|chu|web)|chuyen trang|website|(?:co quan|tieng noi) .{0,20}dang bo|bao|dai|tap chi|van phong|cuc|trung tam|ban chi dao|tinh|thanh pho|huyen)(?![a-z])/;
/** `Số liệu`, `Sơ bộ`, `Tình hình`, `Bảo đảm`: sounds like the word for a body and is another; over lower case. */
const NO_BODY = /^(?:số|sổ|sơ|tình|tính|bảo|bao|đại|cực)(?!\p{L})/u;
/** What bodies do in titles and never in their letterheads; over lower case, since `Nội` is no `nói`. */
const DOING =
  /(?<!\p{L})(?:tổ chức|triển khai|tổng kết|sơ kết|họp|bàn|bàn giao|ban hành|ký kết|công bố|ra mắt|làm việc|báo cáo|khai mạc|đạt|xếp|tăng|giảm|tập huấn|hướng dẫn|kết nối|phát động|hội nghị|nhiệm vụ|kết quả|năm \d{4}|tiếp|thăm|trao|nhận|chỉ đạo|yêu cầu|thông báo|kiểm tra|trình|đưa|có|được|là|đã|sẽ|vào cuộc|phấn đấu|thực hiện|nâng cao|đẩy mạnh|phối hợp|cho biết|cho hay|tham gia|vừa|dẫn đầu|lên|góp phần|nỗ lực|nói|với)(?!\p{L})/u;
const DOCUMENT_NUMBER = /^so\s*:\s*[\d.…_ ]*\/?[a-z\d-]*(?:\/[a-z\d&-]+)*\s*$/;

/** Sections of portals; at the head of a page one of them is no title. */
const SECTIONS = [
  'xa hoi|kinh te|chinh tri|van hoa|giao duc|y te|suc khoe|phap luat|the thao|khoa hoc|cong nghe|cong nghe thong tin|cntt|vien thong|buu chinh|bao chi|xuat ban|thoi su|tin tuc|su kien|tin (?:hoat dong|trong tinh|trong nuoc|noi bat|moi|nhanh|dia phuong|so nganh|chuyen nganh)|cap nhat|(?:trong|hang) ngay|hoat dong(?: cua)?(?: so| nganh| lanh dao| cac don vi)?|trong (?:tinh|nuoc)|the gioi|quoc te|chuyen doi so|cai cach hanh chinh|cchc|thong tin(?: tuyen truyen| chung| co so| doi ngoai)?|tuyen truyen|truyen thong|thong bao|doi song|du lich|nong nghiep|dia phuong|ban doc|multimedia|an toan|chinh quyen (?:dien tu|so)|chuyen (?:de|muc|trang)|phong su|goc nhin|so nganh|xay dung dang|dang|chi dao dieu hanh|chi tiet tin|tin bai|internet|do thi thong minh|kinh te so|xa hoi so',
].join('|');
const SECTION = new RegExp(
  String.raw`^[^a-z]*(?:(?:${SECTIONS}|trang chu|home|va)(?![a-z])[^a-z]*)+$`,
);

/** What a line of a page is, judged by itself. `text` is whatever may be of the article. */
export type LineKind =
  | 'furniture'
  | 'image'
  | 'end'
  | 'box'
  | 'footer'
  | 'greeting'
  | 'slogan'
  | 'letterhead'
  | 'section'
  | 'text';

/** Judges a line by its words alone. Whether a letterhead or section is one depends on where it stands. */
export function kindOf(line: string): LineKind {
  const trimmed = line.replace(/^[\s•●▪○*·–|-]+/u, '').trim();
  if (NO_WORDS.test(trimmed) || trimmed === '') return 'furniture';
  if (IMAGE_FILE.test(trimmed)) return 'image';
  if (trimmed.length > MOST_LENGTH) return 'text';
  const words = folded(trimmed).replace(/\s+/g, ' ');
  const lower = trimmed.toLowerCase();
  const bare = words.replace(/[\s:.…|]+$/u, '');
  if (IMAGE_WORDS.test(bare)) return 'image';
  if (BOX.test(bare)) return 'box';
  if (END_OF_ARTICLE.some((pattern) => pattern.test(bare))) return 'end';
  if (FURNITURE.test(words) || POINTER.test(words)) return 'furniture';
  if (FURNITURE_SENTENCES.some((pattern) => pattern.test(lower))) return 'furniture';
  if (FOOTER.test(words)) return 'footer';
  if (GREETING.test(words)) return 'greeting';
  if (MOTTO.test(bare) || DOCUMENT_NUMBER.test(words)) return 'letterhead';
  if (SLOGAN_OPENING.test(words) && SLOGAN_OBJECT.test(bare)) return 'slogan';
  if (SECTION.test(words)) return 'section';
  return !BARRED.test(line.trim()) && isLetterhead(words, lower) ? 'letterhead' : 'text';
}

/** `| Huyện | Số trạm |`: the head of a table. */
const BARRED = /^\|.*\|$/u;

/** The name of a body and nothing about it. */
function isLetterhead(plain: string, lower: string): boolean {
  const name = plain.length <= LONGEST_NAME && !plain.includes(':') && !/[,;.]$/.test(plain);
  return name && BODY.test(plain) && !NO_BODY.test(lower) && !DOING.test(lower);
}

/** The kinds of official documents, which stand alone above a document's title. */
const DOCUMENT_KIND =
  /^(?:ke hoach|quyet dinh|nghi quyet|chi thi|bao cao|thong bao|cong van|to trinh|chuong trinh(?: hanh dong)?|de an|huong dan|ket luan|quy (?:che|dinh)|cong dien|thu keu goi)$/;

/** Whether a line is nothing but the kind of an official document in capitals: KẾ HOẠCH. */
export function isDocumentKind(line: string): boolean {
  return line === line.toUpperCase() && DOCUMENT_KIND.test(folded(line).trim());
}
