import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, run } from './support/program.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
/** What stands between backticks in the text, without the fenced blocks. */
const named = [...readme.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(
  ([, name = '']) => name,
);

test('the two commands stand on top', () => {
  const [, first, second] = readme.split('\n').filter((line) => line !== '');
  expect(first).toMatch(/^ {4}npm ci && npm start /);
  expect(second).toMatch(/^ {4}npm ci && npm test /);
});

test('it can be read in one go', () => {
  expect(readme.split('\n').length).toBeLessThan(400);
});

describe('every path it names is there', () => {
  /** A path from the project's folder, not a command, an option or a file of somebody else's. */
  const paths = named.filter((name) => /^(?:src|test|corpus)\/|^\.env\.|^\w+\.\w+$/.test(name));

  test.for([...new Set(paths)].filter((path) => path !== 'examples.yaml'))('%s', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });

  test('and some are named', () => {
    expect(paths.length).toBeGreaterThan(15);
  });
});

test('every file of words is named', () => {
  for (const file of readdirSync(join(root, 'corpus/vocabulary'))) {
    expect(named).toContain(`corpus/vocabulary/${file}`);
  }
});

test('every npm script it names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const used = [...readme.matchAll(/\bnpm (?:run (?:-s )?)?(?!ci\b|run\b)([a-z]+)/g)];
  expect(used.length).toBeGreaterThan(8);
  for (const [, script = ''] of used) expect(Object.keys(scripts)).toContain(script);
});

test('the chat it shows goes as it shows it', async () => {
  const [, chat = ''] = /^```console\n\$ npm start\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const isTyped = (line: string): boolean => line.startsWith('> ');
  const lines = chat.split('\n').filter((line) => line !== '');
  const { stdout } = await run(['main'], {
    input: lines
      .filter(isTyped)
      .map((line) => `${line.slice(2)}\n`)
      .join(''),
  });
  expect(stdout.split('\n').filter((line) => line !== '')).toEqual(
    lines.filter((line) => !isTyped(line)),
  );
});

test('so does what it shows of it elsewhere', async () => {
  const blocks = [...readme.matchAll(/^```console\n(> [\s\S]*?)^```$/gm)].map(
    ([, block = '']) => block,
  );
  expect(blocks).not.toEqual([]);
  const lines = blocks.join('').split('\n');
  const typed = lines.filter((line) => line.startsWith('> ')).map((line) => `${line.slice(2)}\n`);
  const { stdout } = await run(['main'], { input: typed.join('') });
  for (const line of lines) if (!line.startsWith('> ')) expect(stdout).toContain(line);
});
