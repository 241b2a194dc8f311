import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { openWords } from '../../src/corpus/open.ts';

export const { gazetteer } = openWords();

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));

/** The path of a fixture. */
export function fixture(...path: string[]): string {
  return join(fixtures, ...path);
}

/** A folder of its own for one test, gone with it. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The files of a folder by name, temporary ones included. */
export function contentOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** A page of running text that is an article of Hà Giang wherever it stands. */
export const ARTICLE = [
  'Hà Giang phủ sóng thêm 12 thôn',
  'Ngày đăng: 05/03/2021',
  'Sở Thông tin và Truyền thông tỉnh Hà Giang cho biết, trong tháng 2 các nhà mạng đã phủ sóng thêm 12 thôn vùng cao của tỉnh, nâng tỷ lệ thôn có sóng di động lên 96,4%.',
  'Tỉnh còn 74 thôn chưa có sóng, phần lớn ở nơi chưa có điện lưới. Trong năm nay, mỗi nhà mạng nhận phủ sóng 20 thôn.',
].join('\n\n');

/** The bytes of a text. */
export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
