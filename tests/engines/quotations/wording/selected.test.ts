import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../../src/engines/fidelity/compare.js';
import { selectedIn as select } from '../../../../src/engines/quotations/wording/selected.js';
import { Reading } from '../../../../src/engines/reading/reading.js';
import type { Span } from '../../../../src/engines/text/span.js';

const selectedIn = (text: string, spans: readonly Span[], elide = false) =>
  select(new Reading(text), spans, elide);

/** The same text in curly and in straight marks. */
const IN_MARKS = [
  ['curly marks', (text: string) => text],
  ['straight marks', (text: string) => text.replaceAll(/[“”]/g, '"')],
] as const;

function passages(text: string, ...words: readonly string[]) {
  return words.map((one) => [text.indexOf(one), text.indexOf(one) + one.length] as const);
}
const whole = (text: string) => [[0, text.length]] as const;
const texts = (selected: ReturnType<typeof selectedIn>) =>
  selected?.kind === 'several' ? selected.quotations.map(({ words }) => words) : null;

describe.each(IN_MARKS)('what is selected of a text with %s', (_marks, marked) => {
  it('is one quotation without the words that say whose it is', () => {
    const text = marked('“The bridge stays closed,” he said. “We will not open it before May.”');
    const expected = {
      kind: 'one',
      quotation: {
        words: 'The bridge stays closed. We will not open it before May.',
        form: 'direct',
        leftOut: ['he said.'],
      },
    };
    expect(selectedIn(text, whole(text))).toMatchObject(expected);
    const two = passages(text, 'The bridge stays closed', 'We will not open it before May.');
    expect(selectedIn(text, two)).toMatchObject(expected);
    expect(selectedIn(text, two.toReversed())).toMatchObject(expected);
  });

  it('keeps the comma of a sentence that goes on after them', () => {
    const text = marked('“If the ice holds,” said Ada Berg, “we open on Monday,” she added.');
    expect(selectedIn(text, whole(text))).toMatchObject({
      quotation: { words: 'If the ice holds, we open on Monday', leftOut: ['said Ada Berg,', 'she added.'] },
    });
  });

  it.each([
    ['“We are ready,” she said, “to talk.”', 'We are ready to talk.'],
    ['“The harbour,” said Ada Berg, “is not for sale.”', 'The harbour is not for sale.'],
    ['“We will meet,” she said, “in May.”', 'We will meet in May.'],
    ['“We are ready,” she said, “and they are not.”', 'We are ready, and they are not.'],
    ['“In May,” she said, “we open.”', 'In May, we open.'],
  ])('has no comma that only preceded them: %s', (plain, words) => {
    const text = marked(plain);
    expect(selectedIn(text, whole(text))).toMatchObject({ quotation: { words: words } });
    expect(compareWording(words, text).verdict).toBe('exact');
  });

  it('is one quotation where the words between stand within the marks, between dashes', () => {
    const text = marked(
      '“On this issue – she said according to the broadcaster HTV – the harbour has no room.”',
    );
    const expected = { kind: 'one', quotation: { words: 'On this issue the harbour has no room.' } };
    expect(selectedIn(text, whole(text))).toMatchObject(expected);
    expect(selectedIn(text, passages(text, 'On this issue', 'the harbour has no room.'))).toMatchObject(
      expected,
    );
  });

  it('keeps words between dashes that the speaker said', () => {
    const text = marked('“The plan – said to cost millions – is dead,” she said.');
    expect(selectedIn(text, whole(text))).toMatchObject({
      quotation: { words: 'The plan – said to cost millions – is dead' },
    });
  });

  it.each([
    ['the clauses after them', '“The bridge stays closed,” said Ada Berg. “It will open,” said Otto Lind.'],
    ['a clause before each', 'Ada Berg said: “The bridge stays closed.” Otto Lind answered: “It will open.”'],
    ['a pronoun and a name', '“The bridge stays closed,” she said. “It will open,” said Otto Lind.'],
    ['two pronouns', '“The bridge stays closed,” she said. “It will open,” he said.'],
    [
      'one clause before and one after',
      'Ada Berg said: “The bridge stays closed,” and “It will open,” said Otto Lind.',
    ],
  ])('is two quotations of two speakers, as told by %s', (_how, plain) => {
    const text = marked(plain);
    for (const spans of [whole(text), passages(text, 'The bridge stays closed', 'It will open')]) {
      const selected = selectedIn(text, spans, true);
      expect(selected).toMatchObject({ kind: 'several', why: 'two_speakers', elided: null });
      expect(texts(selected)?.map((one) => one.replace(/\.$/, ''))).toEqual([
        'The bridge stays closed',
        'It will open',
      ]);
    }
  });

  it.each([
    'Ada Berg said: “The bridge stays closed,” and added: “It will open.”',
    '“The bridge stays closed,” Ms Berg said. “It will open,” Ada Berg added.',
    '“The bridge stays closed,” Ada Berg told Otto Lind. “It will open,” she said.',
  ])('is one speaker’s: %s', (plain) => {
    const text = marked(plain);
    expect(selectedIn(text, whole(text))).not.toMatchObject({ why: 'two_speakers' });
  });

  it('is offered as two, or as one with an ellipsis, where other words stand between', () => {
    const text = marked(
      'In her answer, Berg said: “The harbour does not close.” But she cited Norhaven’s “rash plans” too.',
    );
    const spans = passages(text, 'The harbour does not close.', 'rash plans');
    expect(selectedIn(text, spans)).toMatchObject({
      kind: 'several',
      why: 'words_between',
      quotations: [
        {
          words: 'The harbour does not close.',
          form: 'direct',
          credit: { speaker: 'Berg', clause: 'Berg said' },
        },
        { words: 'rash plans', form: 'partial', credit: null },
      ],
    });
    expect(selectedIn(text, spans, true)).toMatchObject({
      kind: 'one',
      quotation: { words: 'The harbour does not close. … rash plans' },
    });
  });

  it('has the form that its marks tell', () => {
    const text = marked('Lind said there was “no room for doubt” on the matter.');
    const form = (words: string) => {
      const selected = selectedIn(text, passages(text, marked(words)));
      return selected?.kind === 'one' ? selected.quotation : null;
    };
    expect(form('“no room for doubt”')).toMatchObject({ words: 'no room for doubt', form: 'partial' });
    expect(form('room for doubt')).toMatchObject({ words: 'room for doubt', form: 'partial' });
    expect(form('there was “no room for doubt”')).toMatchObject({ form: 'mixed' });
    expect(form('on the matter')).toMatchObject({ form: 'indirect' });
  });
});

describe('what is selected of a transcript', () => {
  const text = 'MS BERG: The harbour stays open.\nIt does.\nMR LIND: It will close.\nMS BERG: No.';

  it('over two turns is told apart, without the labels', () => {
    const selected = selectedIn(text, whole(text));
    expect(selected).toMatchObject({
      why: 'two_speakers',
      quotations: [{ credit: { speaker: 'MS BERG' } }, {}, {}],
    });
    expect(texts(selected)).toEqual(['The harbour stays open.\nIt does.', 'It will close.', 'No.']);
  });

  it('of two turns of one speaker is not made one unasked', () => {
    const spans = [passages(text, 'It does.')[0], passages(text, 'No.')[0]].flatMap((one) =>
      one ? [one] : [],
    );
    expect(selectedIn(text, spans)).toMatchObject({ why: 'words_between' });
  });
});

describe('a selection', () => {
  it('of a text without marks is somebody’s words', () => {
    const text = 'Ada Berg spoke at noon. The harbour stays open.';
    expect(selectedIn(text, passages(text, 'The harbour stays open.'))).toMatchObject({
      quotation: { words: 'The harbour stays open.', form: 'direct' },
    });
  });

  it('over paragraphs with a mark each is one quotation', () => {
    const text = 'Berg said: “One thing.\n\n“Another thing.” Lind left.';
    expect(selectedIn(text, passages(text, '“One thing.\n\n“Another thing.”'))).toMatchObject({
      quotation: { words: 'One thing.\nAnother thing.' },
    });
  });

  it('reads single marks beside apostrophes', () => {
    const text = '‘We don’t know,’ said Berg. ‘It’s the workers’ plan.’';
    expect(selectedIn(text, whole(text))).toMatchObject({
      quotation: { words: 'We don’t know. It’s the workers’ plan.' },
    });
  });

  it('of nothing but space is none, and of too many quotations is too many', () => {
    expect(selectedIn('  \n ', [[0, 4]])).toBeNull();
    const many = '“One,” she said. '.repeat(60);
    expect(selectedIn(many, whole(many))).toEqual({ kind: 'too_many', count: 60 });
  });
});
