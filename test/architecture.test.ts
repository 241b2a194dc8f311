import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/program.ts';

/** What may import what: a file may import from its own layer and from those below it. */
const LAYERS = [
  { name: 'program', of: /^(?:main|config)\.ts$|^cli\// },
  { name: 'adapters', of: /^adapters\// },
  { name: 'bot', of: /^bot\// },
  { name: 'figures', of: /^figures\// },
  { name: 'search', of: /^search\// },
  { name: 'corpus', of: /^corpus\// },
  { name: 'text', of: /^text\// },
  { name: 'work', of: /^work\// },
] as const;

const BELOW: Readonly<Record<string, readonly string[]>> = {
  program: ['operations', 'adapters', 'bot', 'figures', 'search', 'corpus', 'text', 'work'],
  adapters: ['operations', 'bot', 'figures', 'search', 'corpus', 'text', 'work'],
  // It keeps what the bot and the platforms hand over, and knows no more of them than its types.
  operations: ['bot'],
  bot: ['figures', 'search', 'corpus', 'text', 'work'],
  figures: ['corpus', 'text', 'work'],
  search: ['corpus', 'text', 'work'],
  corpus: ['text'],
  text: [],
  work: [],
};

interface Source {
  /** In `src/`, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Own files as paths in `src/`, packages by their names. */
  readonly imports: readonly string[];
}

const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'([^']+)'/g;

const sources: readonly Source[] = readdirSync(join(root, 'src'), {
  recursive: true,
  encoding: 'utf8',
})
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(?:ts|mjs)$/.test(path))
  .map((path) => {
    const text = readFileSync(join(root, 'src', path), 'utf8');
    const imports = [...text.matchAll(IMPORT)].map(([, from = '']) =>
      from.startsWith('.') ? normalize(join(dirname(path), from)).replaceAll('\\', '/') : from,
    );
    return { path, text, imports };
  });

const typescript = sources.filter(({ path }) => path.endsWith('.ts'));

function layerOf(path: string): string {
  return LAYERS.find(({ of }) => of.test(path))?.name ?? path.split('/')[0] ?? path;
}

/** The files that import a package, or a part of it. */
function importers(name: string): string[] {
  return sources
    .filter(({ imports }) => imports.some((from) => from === name || from.startsWith(`${name}/`)))
    .map(({ path }) => path);
}

test('there is something to look at', () => {
  expect(typescript.length).toBeGreaterThan(30);
  expect(importers('zod')).toContain('config.ts');
});

describe('imports run one way', () => {
  test.for(typescript)('$path', ({ path, imports }) => {
    const layer = layerOf(path);
    expect(Object.keys(BELOW)).toContain(layer);
    const own = imports.filter((from) => /\.ts$/.test(from)).map(layerOf);
    const allowed = [layer, ...(BELOW[layer] ?? [])];
    expect(own.filter((other) => !allowed.includes(other))).toEqual([]);
  });
});

test('no file imports itself through others', () => {
  const importsOf = new Map(typescript.map(({ path, imports }) => [path, imports]));
  const seen = new Set<string>();
  const circleFrom = (path: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (seen.has(path)) return undefined;
    for (const next of importsOf.get(path) ?? []) {
      const circle = circleFrom(next, [...way, path]);
      if (circle) return circle;
    }
    seen.add(path);
    return undefined;
  };
  for (const { path } of typescript) expect(circleFrom(path, [])).toBeUndefined();
});

test('what operations/ does is handed in by the program', () => {
  const code = typescript.filter(({ path }) => /^(?:adapters|operations)\//.test(path));
  const uses = ({ path, text }: Source): boolean =>
    [...text.matchAll(/^import (?!type\b)[^;]*?'([^']+)';/gm)].some(([, from = '']) =>
      path.startsWith('adapters/') ? /\/operations\//.test(from) : /\/bot\//.test(from),
    );
  expect(code.filter(uses).map(({ path }) => path)).toEqual([]);
});

test('platforms stay in their adapters', () => {
  expect(importers('telegraf').filter((path) => !path.startsWith('adapters/telegram'))).toEqual([]);
  expect(importers('discord.js').filter((path) => !path.startsWith('adapters/discord'))).toEqual(
    [],
  );
});

test('only search/ knows the engine', () => {
  expect(importers('minisearch').filter((path) => !path.startsWith('search/'))).toEqual([]);
});

test('only main.ts and config.ts read the environment', () => {
  const readers = typescript.filter(({ text }) =>
    /\bprocess\s*\.\s*env\b|\benv\b.*'node:process'/.test(text),
  );
  expect(
    readers.map(({ path }) => path).filter((path) => !/^(?:main|config)\.ts$/.test(path)),
  ).toEqual([]);
});

test('every file can be read in one sitting', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 500);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test('the compiler is not told to look away', () => {
  const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const isLookingAway = ({ text }: Source): boolean =>
    /@ts-(?:ignore|expect-error|nocheck)/.test(text) ||
    /[:<|&]\s*any\b|\bas any\b/.test(code(text));
  expect(typescript.filter(isLookingAway).map(({ path }) => path)).toEqual([]);
});
