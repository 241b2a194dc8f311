import type { Understood } from '../types.ts';
import { dateShown, line, names, short } from './parts.ts';
import type { Lack, Wording } from './types.ts';
import { vietnameseManagement } from './vi-management.ts';
import { vietnameseStatistics } from './vi-statistics.ts';

/** Lời của trợ lý bằng tiếng Việt. Thêm hay sửa câu nào thì sửa cả câu tương ứng trong en.ts. */
export const vietnamese: Wording = {
  greeting:
    'Xin chào! Tôi trả lời câu hỏi về thông tin và truyền thông của các tỉnh, thành phố bằng trích dẫn nguyên văn từ các bài viết trong kho, kèm nguồn.',
  help: [
    'Bạn cứ hỏi như hỏi một đồng nghiệp: nêu điều muốn biết, và tỉnh, năm nếu có.',
    'Có dấu hay không dấu, viết tắt (CNTT, CĐS, TT&TT), tiếng Việt hay tiếng Anh đều được.',
    'Mỗi câu trả lời là một đoạn trích nguyên văn, kèm bài viết, ngày đăng và mã của đoạn trích. Điều gì không có trong kho, tôi sẽ nói là không có.',
  ].join('\n'),
  typedCommands:
    'Các lệnh: /hoi câu hỏi · /thongke chỉ tiêu, tỉnh, năm · /sosanh chỉ tiêu, các tỉnh · /tinh tên tỉnh · /xuat · /nguon mã đoạn trích · /kho · /ngonngu vi hoặc en · /quen · /trogiup',
  tryAsking: 'Bạn có thể thử hỏi:',
  commands: {
    ask: {
      name: 'hỏi',
      description: 'Hỏi kho bài viết; trả lời bằng trích dẫn nguyên văn',
      arguments: {
        question: {
          name: 'câu-hỏi',
          description: 'Điều muốn biết, và tỉnh, năm nếu có',
          ask: 'Bạn muốn hỏi điều gì?',
        },
      },
    },
    stats: {
      name: 'thống-kê',
      description: 'Số liệu của một chỉ tiêu, kèm trích dẫn; bỏ trống tỉnh để xem mọi tỉnh',
      arguments: {
        indicator: {
          name: 'chỉ-tiêu',
          description: 'Ví dụ: doanh thu viễn thông, ICT Index, trạm BTS',
          ask: 'Bạn muốn xem chỉ tiêu nào?',
        },
        province: {
          name: 'tỉnh',
          description: 'Tên tỉnh, thành phố, cũ hoặc mới',
          ask: 'Bạn muốn xem số liệu của tỉnh, thành phố nào?',
        },
        year: {
          name: 'năm',
          description: 'Ví dụ: 2019',
          ask: 'Bạn muốn xem năm nào? Ví dụ: 2019',
        },
      },
    },
    compare: {
      name: 'so-sánh',
      description: 'So sánh một chỉ tiêu giữa 2 đến 10 tỉnh, hoặc tất cả',
      arguments: {
        indicator: {
          name: 'chỉ-tiêu',
          description: 'Ví dụ: doanh thu viễn thông, ICT Index, trạm BTS',
          ask: 'Bạn muốn so sánh chỉ tiêu nào?',
        },
        provinces: {
          name: 'các-tỉnh',
          description: 'Các tỉnh, ngăn bằng dấu phẩy, hoặc “tất cả”',
          ask: 'Bạn muốn so sánh những tỉnh, thành phố nào?',
        },
        year: {
          name: 'năm',
          description: 'Ví dụ: 2019; bỏ trống để lấy năm nhiều tỉnh có nhất',
          ask: 'Bạn muốn so sánh năm nào? Ví dụ: 2019',
        },
      },
    },
    export: {
      name: 'xuất',
      description: 'Lấy bảng số liệu vừa xem vào một tệp CSV',
      arguments: {},
    },
    province: {
      name: 'tỉnh',
      description: 'Kho có những gì về một tỉnh: bài viết, số liệu, việc sáp nhập',
      arguments: {
        province: {
          name: 'tỉnh',
          description: 'Tên tỉnh, thành phố, cũ hoặc mới',
          ask: 'Bạn muốn xem tỉnh, thành phố nào?',
        },
      },
    },
    source: {
      name: 'nguồn',
      description: 'Mở đoạn trích theo mã, kèm phần trước và sau',
      arguments: {
        code: {
          name: 'mã',
          description: 'Mã ghi sau mỗi đoạn trích',
          ask: 'Mã của đoạn trích là gì?',
        },
      },
    },
    corpus: { name: 'kho', description: 'Kho hiện có những bài viết nào', arguments: {} },
    language: {
      name: 'ngôn-ngữ',
      description: 'Chọn ngôn ngữ trả lời trong cuộc trò chuyện này',
      arguments: {
        language: {
          name: 'ngôn-ngữ',
          description: 'vi (tiếng Việt) hoặc en (tiếng Anh)',
          ask: 'Bạn muốn tôi trả lời bằng ngôn ngữ nào: vi (tiếng Việt) hay en (tiếng Anh)?',
        },
      },
    },
    forget: { name: 'quên', description: 'Xóa những gì tôi lưu về bạn', arguments: {} },
    help: { name: 'trợ-giúp', description: 'Cách hỏi và các lệnh', arguments: {} },
    manage: {
      name: 'quản-lý',
      description: 'Dành cho người phụ trách: tình trạng, tải lại, tự kiểm tra, báo cáo, chặn',
      arguments: {
        action: {
          name: 'việc',
          description: 'Bỏ trống để xem tình trạng',
          ask: 'Bạn muốn làm việc gì?',
        },
        chat: {
          name: 'cuộc-trò-chuyện',
          description: 'Mã cuộc trò chuyện được phép hoặc bị chặn; bỏ trống là ở đây',
          ask: 'Mã cuộc trò chuyện là gì?',
        },
      },
    },
  },
  consoleHint: 'Gõ /help để xem cách hỏi, nhấn Ctrl-D để thoát.',
  goodbye: 'Hẹn gặp lại.',
  nearest: 'Gần nhất trong kho có:',
  further: 'Đoạn khác có thể liên quan:',
  failed: 'Xin lỗi, đã có lỗi khi tìm câu trả lời. Bạn thử hỏi cách khác giúp tôi nhé.',

  coverage: ({ articles, provinces, years }) => {
    if (articles === 0) return 'Kho chưa có bài viết nào.';
    const about = `${provinces.length} tỉnh, thành phố`;
    const listed = names(provinces, (more) => `và ${more} nơi khác`);
    return `Kho hiện có ${articles} bài viết về ${about}${published(years)}: ${listed}.`;
  },

  leftOut: (articles) =>
    `Đã bỏ qua ${articles} bài có lỗi; để xem lỗi, chạy: npm run -s corpus -- check`,

  notFound: ({ lacks, unknownProvinces, understood }) => {
    if (unknownProvinces.length > 0) {
      return `Tôi không tìm thấy câu trả lời: kho chưa có bài viết nào về ${unknownProvinces.join(', ')}.`;
    }
    if (lacks.length === 0) {
      return 'Tôi không tìm thấy câu trả lời trong kho. Bạn có thể hỏi cách khác, bằng tiếng Việt hoặc tiếng Anh.';
    }
    const reasons = lacks.map((lack) => lacking[lack](understood));
    return `Tôi không tìm thấy câu trả lời trong kho: ${reasons.join('; ')}.`;
  },

  clarify: ({ reason, understood: { provinces } }) => {
    if (provinces.length > 0) return `Bạn muốn biết điều gì về ${provinces.join(', ')}?`;
    return reason === 'empty'
      ? 'Bạn muốn hỏi điều gì? Hãy viết câu hỏi bằng chữ.'
      : 'Tôi chưa rõ bạn hỏi về việc gì. Hãy thêm điều muốn biết, và tỉnh hoặc năm nếu có.';
  },

  note: (note) => {
    switch (note.kind) {
      case 'merged':
        return `Lưu ý: ${note.part} nay thuộc ${note.asked} (từ 1/7/2025); đoạn trích nói riêng về ${note.part} khi chưa sáp nhập.`;
      case 'enlarged':
        return `Lưu ý: đoạn trích nói về ${note.asked} trước khi sáp nhập ngày 1/7/2025.`;
      case 'cut':
        return `Lưu ý: câu hỏi quá dài, tôi chỉ đọc ${note.limit.toLocaleString('vi-VN')} ký tự đầu.`;
      default:
        return vietnameseStatistics.note(note);
    }
  },

  understoodAs: (reading) => `Hiểu là: ${reading}`,

  province: ({ province, mergedInto, absorbed, articles }) =>
    [
      mergedInto === undefined ? undefined : `${province} nay thuộc ${mergedInto} (từ 1/7/2025).`,
      absorbed.length === 0
        ? undefined
        : `Từ 1/7/2025, ${province} gồm cả ${absorbed.join(', ')}; số liệu các tỉnh cũ được nêu riêng, không cộng lại.`,
      articles.length === 0
        ? `Kho chưa có bài viết nào về ${province}.`
        : `Kho có ${articles.length} bài viết về ${[province, ...absorbed].join(', ')}:`,
    ]
      .filter((sentence) => sentence !== undefined)
      .join('\n'),

  unknownProvince: ({ typed, nearest }) =>
    nearest.length > 0
      ? `Tôi không biết tỉnh, thành phố nào tên “${typed}”. Có phải bạn muốn hỏi: ${nearest.join(', ')}?`
      : `Tôi không biết tỉnh, thành phố nào tên “${typed}”.`,

  unknownCode: (code) =>
    `Không có đoạn trích nào mang mã “${code}”. Mã gồm 6 chữ và số, ghi sau mỗi đoạn trích.`,

  unknownCommand: (name) => `Không có lệnh /${name}. Gõ /trogiup để xem các lệnh.`,

  source: ({ title, province, district, publishedOn, publisher, url, code }) =>
    line([title, place(province, district), posted(publishedOn), publisher, url, `mã ${code}`]),

  nearby: ({ title, province, years, publishedOn, code }) =>
    line([
      title,
      province,
      years.length > 0 ? `năm ${years.join(', ')}` : undefined,
      posted(publishedOn),
      `mã ${code}`,
    ]),

  moreArticles: (count) => `… và ${count} bài nữa.`,

  forgotten:
    'Tôi đã xóa những gì lưu về bạn: các câu hỏi, đánh giá, báo thiếu và những gì bạn chờ được báo.',
  languageChosen: 'Từ nay tôi trả lời bằng tiếng Việt trong cuộc trò chuyện này.',

  statistics: vietnameseStatistics,
  management: vietnameseManagement,

  chat: {
    actions: {
      more: 'Xem thêm',
      context: 'Ngữ cảnh',
      back: 'Quay lại',
      table: 'Bảng số liệu',
      useful: '👍 Hữu ích',
      useless: '👎 Chưa hữu ích',
      missing: 'Báo thiếu',
      await: '🔔 Báo tôi khi có',
      share: 'Chia sẻ',
    },
    thanks: 'Cảm ơn bạn đã đánh giá.',
    willImprove: 'Cảm ơn bạn. Tôi đã ghi lại là câu trả lời này chưa hữu ích.',
    reported: 'Cảm ơn bạn. Tôi đã ghi lại để người phụ trách bổ sung bài viết.',
    willTell: 'Khi kho có bài viết trả lời được câu này, tôi sẽ báo bạn một lần tại đây.',
    willTellPrivately:
      'Khi kho có bài viết trả lời được câu này, tôi sẽ nhắn riêng cho bạn một lần.',
    tooManyAwaited:
      'Bạn đang chờ nhiều câu trả lời rồi nên tôi chưa ghi thêm. Lệnh /quen xóa mọi thứ tôi lưu về bạn, kể cả danh sách này.',
    nowAnswered: (question) => `Nay kho đã có câu trả lời cho “${short(question)}”:`,
    gone: 'Nút này không còn dùng được. Bạn hỏi lại giúp tôi nhé.',
    limited: (seconds) =>
      `Bạn hỏi hơi nhanh, tôi chưa theo kịp. Bạn chờ khoảng ${seconds} giây rồi hỏi tiếp nhé.`,
    busy: (seconds) =>
      `Đang có nhiều câu hỏi cùng lúc ở đây. Mọi người chờ khoảng ${seconds} giây rồi hỏi tiếp giúp tôi nhé.`,
    crowded: (seconds) =>
      `Đang có rất nhiều người hỏi cùng lúc. Bạn chờ khoảng ${seconds} giây rồi hỏi lại nhé.`,
    repeated: 'Câu này vừa được trả lời ở tin nhắn trên.',
    blocked: 'Tôi không trả lời trong cuộc trò chuyện này.',
    notAllowed: (chat) =>
      `Xin lỗi, tôi chưa được phép trả lời ở đây. Nếu cần, bạn gửi mã cuộc trò chuyện này cho người phụ trách: ${chat}`,
    wholeInFile: 'Đoạn trích dài hơn một tin nhắn nên được gửi nguyên văn trong tệp.',
  },

  discord: {
    private: { name: 'riêng-tư', description: 'Chỉ mình bạn thấy câu trả lời' },
    askAbout: 'Hỏi bot',
    commands: 'Các lệnh:',
    openArticle: 'mở bài viết',
    chooseProvince: 'Chọn tỉnh, thành phố',
    chooseIndicator: 'Chọn chỉ tiêu',
    chooseQuestion: 'Chọn một câu để hỏi thử',
    leftOut: (codes, count) =>
      `Còn ${count} đoạn trích không vừa tin nhắn này; bạn mở bằng lệnh /nguồn với mã: ${codes.join(', ')}${count > codes.length ? ', …' : '.'}`,
    noFiles:
      'Tôi chưa gửi được tệp ở đây. Bạn nhờ người quản lý máy chủ bật quyền “Đính kèm tệp” (Attach Files) cho tôi.',
    noText: 'Tin nhắn này không có chữ nào để tôi tìm câu trả lời.',
    stopping: 'Tôi đang khởi động lại. Bạn thử lại sau ít phút nhé.',
  },
};

const lacking: Readonly<Record<Lack, (understood: Understood) => string>> = {
  province: ({ provinces }) =>
    provinces.length > 0
      ? `đoạn gần nhất không nói về ${provinces.join(', ')}`
      : 'đoạn gần nhất nói về tỉnh khác',
  year: ({ years }) =>
    years.length > 0
      ? `các bài gần nhất không nói về năm ${years.join(', ')}`
      : 'các bài gần nhất nói về năm khác',
  part: () => 'đoạn gần nhất nói về một kỳ khác trong năm (quý, nửa năm hoặc cả năm)',
  kind: () => 'đoạn gần nhất có nhắc đến việc này nhưng không nêu đúng điều bạn hỏi',
  status: () => 'đoạn gần nhất nói về mục tiêu mà bạn hỏi kết quả, hoặc ngược lại',
  name: () => 'không bài viết nào nhắc đến tên riêng trong câu hỏi',
  indicator: ({ indicators }) =>
    `đoạn gần nhất là về chỉ tiêu khác, không phải ${indicators.join(', ')}`,
  direction: () => 'đoạn gần nhất nói về chiều tăng, giảm ngược với câu hỏi',
  number: () => 'đoạn gần nhất không có con số nêu trong câu hỏi',
  district: () => 'không có đoạn nào nói riêng về địa bàn bạn hỏi',
};

function published(years: { readonly from: number; readonly to: number } | undefined): string {
  if (years === undefined) return '';
  return years.from === years.to
    ? `, đăng năm ${years.from}`
    : `, đăng từ năm ${years.from} đến ${years.to}`;
}

function posted(date: string | undefined): string {
  return date === undefined ? 'không rõ ngày đăng' : `đăng ${dateShown(date)}`;
}

function place(province: string, district: string | undefined): string {
  return district === undefined ? province : `${district}, ${province}`;
}
