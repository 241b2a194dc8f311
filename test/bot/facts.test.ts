import { expect, test } from 'vitest';
import { Facts } from '../../src/bot/evidence/facts.ts';
import { type ValueKind, ValueReader } from '../../src/bot/evidence/values.ts';
import { Lexicon } from '../../src/bot/reading/lexicon.ts';
import { openWords } from '../../src/corpus/open.ts';
import { Analyser } from '../../src/corpus/terms.ts';

test('the values of a sentence are read once for all questions that want their kinds', () => {
  const { vocabulary, gazetteer } = openWords();
  const facts = new Facts(
    'Ông Nguyễn Văn A, Giám đốc Sở Thông tin và Truyền thông, báo cáo 12 nội dung.',
    new Lexicon(vocabulary, new Analyser(vocabulary.abbreviations)),
    new ValueReader(vocabulary.people, gazetteer),
  );
  // Each question comes with a list of its own.
  const read = (...kinds: ValueKind[]) => facts.valuesOf(kinds);
  expect(read('person')).toMatchObject([{ kind: 'person' }]);
  expect(read('person')).toBe(read('person'));
  expect(read('count')).not.toBe(read('person'));
});
