import type { CheckResult, Reload, State } from '../reports.ts';
import {
  actionLines,
  fileName,
  listed,
  type ManagementWording,
  mebibytes,
  timeParts,
} from './management.ts';
import { short } from './parts.ts';

const MOST = 10;
const more = (count: number): string => `… và ${count} mục nữa`;

/** Said in Vietnamese to those who look after the bot. */
export const vietnameseManagement: ManagementWording = {
  actions: {
    state: { names: ['tình trạng', 'trạng thái'], description: 'Tình trạng của bot' },
    reload: { names: ['tải lại', 'nạp lại'], description: 'Tải lại kho bài viết' },
    force: {
      names: ['tải lại bắt buộc', 'nạp lại bắt buộc'],
      description: 'Tải lại bắt buộc, kể cả khi tự kiểm tra kém đi',
    },
    self_check: { names: ['tự kiểm tra', 'kiểm tra'], description: 'Tự kiểm tra' },
    report: { names: ['báo cáo'], description: 'Mười câu hỏi kho còn thiếu nhất' },
    allow: { names: ['cho phép'], description: 'Cho phép trả lời trong một cuộc trò chuyện' },
    block: { names: ['chặn'], description: 'Chặn một cuộc trò chuyện' },
  },

  report: (report) => {
    switch (report.about) {
      case 'usage':
        return [
          `Không hiểu “${short(report.typed)}”. Bạn gõ:`,
          actionLines('/quanly', vietnameseManagement),
          'Sau “cho phép” và “chặn” có thể ghi mã cuộc trò chuyện; bỏ trống là cuộc trò chuyện này.',
        ];
      case 'forbidden':
        return [
          'Việc này ảnh hưởng đến nơi khác, nên chỉ người phụ trách toàn bộ bot làm được (xem DISCORD_ADMIN_GUILDS).',
        ];
      case 'reload':
        return reloaded(report.reload);
      case 'self_check': {
        const { asked, failing, turned } = report;
        if (asked === 0)
          return ['Chưa có câu tự kiểm tra nào dùng được trong corpus/selfcheck.jsonl.'];
        return [
          `Tự kiểm tra: ${asked - failing.length}/${asked} đạt, ${turned.length} thay đổi so với lần trước.`,
          listed(failing, MOST, failure, more).join('\n'),
          listed(
            turned,
            MOST,
            (one) =>
              `${one.passed ? 'nay đạt' : 'nay không đạt'}: dòng ${one.line}, ${FORMS[one.form]}: “${one.question}”`,
            more,
          ).join('\n'),
        ];
      }
      case 'gaps':
        if (report.gaps.length === 0) return ['Chưa có câu hỏi nào mà kho còn thiếu.'];
        return [
          `Kho còn thiếu câu trả lời cho ${report.open} nhóm câu hỏi; nhiều người cần nhất:`,
          listed(
            report.gaps,
            MOST,
            ({ question, people, missing, useless, now }) =>
              `${question} (${people} người hỏi, ${missing} báo thiếu, ${useless} chưa hữu ích${now === 'answered' ? ', nay đã có câu trả lời' : ''})`,
            more,
          ).join('\n'),
        ];
      case 'standing':
        return [
          report.standing === 'allowed'
            ? `Từ nay tôi trả lời trong cuộc trò chuyện ${report.chat}.`
            : `Từ nay tôi không trả lời trong cuộc trò chuyện ${report.chat}.`,
        ];
      case 'state':
        return stateOf(report.state);
    }
  },
};

function reloaded({
  outcome,
  put,
  removed,
  articles,
  problems,
  breaks,
  message,
}: Reload): string[] {
  const first = {
    same: `Kho không có gì thay đổi: ${articles} bài viết.`,
    served: `Đã tải lại kho: ${put} bài mới hoặc sửa, ${removed} bài bỏ, nay có ${articles} bài viết.`,
    refused: `Chưa dùng kho mới, vì ${breaks.length} câu tự kiểm tra sẽ không đạt:`,
    unreadable: `Không đọc được kho, nên giữ nguyên những gì đang có: ${message ?? ''}`,
    failed: 'Tải lại không thành công, nên giữ nguyên những gì đang có; nhật ký ghi rõ lý do.',
  }[outcome];
  return [
    first,
    listed(breaks, MOST, failure, more).join('\n'),
    outcome === 'refused'
      ? 'Bạn sửa bài viết hoặc corpus/selfcheck.jsonl, hoặc chấp nhận bằng: /quanly tải lại bắt buộc'
      : '',
    problems.length > 0
      ? [
          `${problems.length} chỗ không dùng được:`,
          ...listed(
            problems,
            MOST,
            ({ file, line, message: why }) => `${fileName(file)}:${line}: ${why}`,
            more,
          ),
        ].join('\n')
      : '',
  ];
}

const FORMS = {
  typed: 'như đã viết',
  plain: 'không dấu',
  nfd: 'dấu tách rời',
  lower: 'chữ thường',
} as const satisfies Record<CheckResult['form'], string>;

function failure({ line, form, question, expected, got }: CheckResult): string {
  return `dòng ${line}, ${FORMS[form]}: “${question}” được ${got}, cần ${expected}`;
}

const UNITS = { d: 'ngày', h: 'giờ', m: 'phút', s: 'giây' } as const;

function time(ms: number): string {
  return timeParts(ms)
    .map(([count, unit]) => `${count} ${UNITS[unit]}`)
    .join(' ');
}

const OUTCOMES = {
  same: 'không có gì thay đổi',
  served: 'đã dùng kho mới',
  refused: 'chưa dùng kho mới vì tự kiểm tra kém đi',
  unreadable: 'không đọc được kho',
  failed: 'không thành công',
} as const;

function stateOf(state: State): string[] {
  const { look, storeProblem, platforms } = state;
  const number = (count: number): string => count.toLocaleString('vi-VN');
  return [
    [
      `Đã chạy ${time(state.uptime)}, bộ nhớ ${mebibytes(state.memory)} MiB.`,
      `Kho: ${number(state.articles)} bài viết, ${number(state.passages)} đoạn, ${number(state.figures)} số liệu, cập nhật ${time(state.age)} trước.`,
      look
        ? `Lần xem kho gần nhất: ${time(look.ago)} trước, ${OUTCOMES[look.reload.outcome]}; ${look.reload.problems.length} chỗ không dùng được.`
        : 'Chưa xem lại kho từ khi khởi động.',
      ...platforms.map(({ name, isUp }) => `${name}: ${isUp ? 'đã kết nối' : 'CHƯA kết nối'}.`),
      `Đang chờ báo khi có câu trả lời: ${state.awaited} câu hỏi.`,
      storeProblem === undefined
        ? 'Lưu trữ (DATA_DIR): ghi được.'
        : `Lưu trữ (DATA_DIR): KHÔNG ghi được (${storeProblem}).`,
    ].join('\n'),
    ...(look && look.reload.outcome !== 'same' && look.reload.outcome !== 'served'
      ? reloaded(look.reload)
      : []),
  ];
}
