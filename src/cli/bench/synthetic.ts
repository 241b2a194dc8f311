import type { Article } from '../../corpus/article.ts';

/** Syllables of Vietnamese: onsets, rimes with tones. Some seven thousand, as in the language. */
const ONSETS = 'b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const RIMES =
  'a à á ả ã ạ ai ài ái ại am ám an àn án ản ang àng áng ảng anh ành ánh ao ào áo ạo at ạt ay ày áy ăm ắm ăn ăng ắng ắc âm ấm ân ần ấn ận âng ấp ất ật âu ấu ầu e è é ẻ em en èn eo ê ề ế ể ễ ệ êm ên ềnh ết i ì í ỉ ị iêm iên iền iến iện iết iệt iêu iều im in ình ính o ò ó ỏ ọ oa oà oan oàn oán oi ói om on ong òng óng ô ồ ố ổ ỗ ộ ôi ồi ối ôn ồn ốn ông ồng ống ộng ốt ơ ờ ớ ở ợ ơi ời ới ơn ớn u ù ú ủ ũ ụ ui un ung ùng úng ục út uyên uyền uyết ư ừ ứ ử ữ ự ưa ừng ước ương ường ưởng ượng ượt'.split(
    ' ',
  );
const PROVINCES =
  'Bắc Kạn,Lạng Sơn,Nam Định,Bình Thuận,Quảng Trị,Lào Cai,Gia Lai,An Giang,Thanh Hóa,Hà Giang'.split(
    ',',
  );
const PASSAGES_AN_ARTICLE = 10;
const SYLLABLES_A_PASSAGE = 30;

/**
 * Articles of made-up sentences whose words are as unevenly frequent as those of a language (Zipf's
 * law); the same on every run.
 */
export function syntheticArticles(passages: number): Article[] {
  const random = generator(passages);
  const syllables = shuffled(
    ONSETS.flatMap((onset) => RIMES.map((rime) => onset + rime)).slice(0, 7_000),
    random,
  );
  const draw = zipf(syllables, random);
  const sentence = () => {
    const words = Array.from({ length: SYLLABLES_A_PASSAGE }, draw);
    // A figure in every third sentence, as in reports.
    if (random() < 0.33) words.splice(12, 0, `đạt ${1 + Math.floor(random() * 999)} tỷ đồng`);
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  return Array.from({ length: Math.ceil(passages / PASSAGES_AN_ARTICLE) }, (_, i) => {
    const year = 2010 + (i % 14);
    return {
      id: `article-${i}`,
      title: `${sentence().slice(0, 60).trim()} năm ${year}`,
      province: PROVINCES[i % PROVINCES.length] ?? 'Bắc Kạn',
      publishedOn: `${year + 1}-01-10`,
      period: [year],
      body: Array.from({ length: PASSAGES_AN_ARTICLE / 5 }, () =>
        Array.from({ length: 5 }, sentence).join(' '),
      ).join('\n\n'),
    };
  });
}

/** Questions in the words of some of the articles, half of them with the province and the year. */
export function questionsOn(articles: readonly Article[], count: number): string[] {
  const random = generator(articles.length);
  return Array.from({ length: count }, (_, i) => {
    const article = articles[Math.floor(random() * articles.length)] as Article;
    const words = article.body.split(/[\s.]+/);
    const start = Math.floor(random() * (words.length - 8));
    const topic = words.slice(start, start + 7).join(' ');
    const named = i % 2 === 0 ? ` ${article.province} năm ${article.period?.[0]}` : '';
    return i % 3 === 0 ? `${topic}${named} đạt bao nhiêu tỷ đồng?` : `${topic}${named} là gì?`;
  });
}

function zipf(words: readonly string[], random: () => number): () => string {
  const sums: number[] = [];
  let sum = 0;
  words.forEach((_, rank) => {
    sum += 1 / (rank + 1);
    sums.push(sum);
  });
  return () => {
    const target = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Numbers from 0 to 1, the same for the same seed: mulberry32. */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
