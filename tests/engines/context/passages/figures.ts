import type { Mouth } from '../../../../src/engines/context/mouth.js';
import type { Setting } from '../../../../src/engines/context/setting.js';
import type { Answer } from './answer.js';
import type { Passage } from './passage.js';

// How many passages are answered right, by what is wanted of them.

/** A passage in which a fault can be found, or none may be. */
export type Case = Pick<
  Passage,
  'id' | 'kind' | 'mouth' | 'setting' | 'by' | 'names' | 'toldBy' | 'text' | 'quote' | 'span' | 'isHeld'
>;

export interface Answered {
  readonly passage: Case;
  readonly answer: Answer;
}

export interface Figure {
  readonly name: string;
  readonly counts: (passage: Case) => boolean;
  readonly isRight: (answered: Answered) => boolean;
}

const UNASSERTED: readonly Setting[] = ['denied', 'conditional', 'asked', 'hearsay', 'imagined'];
const CREDITED_BY_NAME: readonly Case['by'][] = ['name', 'label'];

export function isAsserted({ setting }: { readonly setting: Setting }): boolean {
  return !UNASSERTED.includes(setting);
}

const isAnother = (mouth: Mouth): boolean => mouth === 'another';
const settingOf = ({ answer }: Answered): Setting => answer.credit?.setting ?? 'plain';

/** Each a share of the passages that it counts. */
export const FIGURES: readonly Figure[] = [
  {
    name: 'another speaker, by name or label',
    counts: ({ mouth, by }) => isAnother(mouth) && CREDITED_BY_NAME.includes(by),
    isRight: ({ answer }) => isAnother(answer.mouth),
  },
  {
    name: 'another speaker, by pronoun or description',
    counts: ({ mouth, by }) => isAnother(mouth) && !CREDITED_BY_NAME.includes(by),
    isRight: ({ answer }) => isAnother(answer.mouth),
  },
  {
    name: 'another speaker is never said to be the same',
    counts: ({ mouth }) => isAnother(mouth),
    isRight: ({ answer }) => answer.mouth !== 'same',
  },
  ...UNASSERTED.map((setting) => ({
    name: `not asserted: ${setting}`,
    counts: (passage: Case) => passage.setting === setting && passage.kind === setting,
    isRight: (answered: Answered) => !isAsserted({ setting: settingOf(answered) }),
  })),
  {
    name: 'not asserted',
    counts: ({ kind, setting }) => kind === setting && !isAsserted({ setting }),
    isRight: (answered) => !isAsserted({ setting: settingOf(answered) }),
  },
  {
    name: 'not asserted, and named rightly',
    counts: ({ kind, setting }) => kind === setting && !isAsserted({ setting }),
    isRight: (answered) => settingOf(answered) === answered.passage.setting,
  },
  {
    name: 'not asserted, and not said to be another’s',
    counts: ({ kind, setting, mouth }) => kind === setting && !isAsserted({ setting }) && !isAnother(mouth),
    isRight: ({ answer }) => !isAnother(answer.mouth),
  },
  {
    name: 'hearsay: who recounts it',
    counts: ({ toldBy }) => toldBy !== null,
    isRight: ({ passage: { toldBy }, answer }) =>
      answer.credit?.recounted_by?.endsWith(toldBy?.split(' ').at(-1) ?? '') === true,
  },
  {
    name: 'true ones: no false alarm of another speaker',
    counts: ({ kind }) => kind === 'plain',
    isRight: ({ answer }) => !isAnother(answer.mouth),
  },
  {
    name: 'true ones: no false alarm of a setting',
    counts: ({ kind }) => kind === 'plain',
    isRight: (answered) => settingOf(answered) === 'plain',
  },
];

export interface Count {
  readonly right: number;
  readonly of: number;
}

export function countFigure({ counts, isRight }: Figure, answers: readonly Answered[]): Count {
  const counted = answers.filter(({ passage }) => counts(passage));
  return { right: counted.filter(isRight).length, of: counted.length };
}

/** 100 where nothing is counted. */
export function percent({ right, of }: Count): number {
  return of === 0 ? 100 : (100 * right) / of;
}

/** A line for each figure: in percent of the passages that may be tuned on, of those held back, and of all. */
export function tableOf(answers: readonly Answered[]): string {
  const parts = [
    answers.filter(({ passage }) => !passage.isHeld),
    answers.filter(({ passage }) => passage.isHeld),
    answers,
  ];
  const lines = FIGURES.filter(({ counts }) => answers.some(({ passage }) => counts(passage))).map(
    (figure) => {
      const counts = parts.map((part) => countFigure(figure, part));
      const cells = counts.map((one) => percent(one).toFixed(1).padStart(9)).join('');
      return `${figure.name.padEnd(46)}${cells}   ${counts[2]?.right} of ${counts[2]?.of}`;
    },
  );
  return [`${''.padEnd(46)}     open     held      all`, ...lines].join('\n');
}

/** A line for each error on the passages that are not held back. */
export function describeErrors(answers: readonly Answered[]): string {
  const open = answers.filter(({ passage }) => !passage.isHeld);
  const lines = FIGURES.filter(({ name }) => !name.startsWith('not asserted: ')).flatMap((figure) =>
    open
      .filter((answered) => figure.counts(answered.passage) && !figure.isRight(answered))
      .map((answered) => `${figure.name}: ${describe(answered)}`),
  );
  return lines.join('\n');
}

function describe({ passage, answer }: Answered): string {
  const { text, span, names, id, mouth, setting } = passage;
  const shown = `${text.slice(0, span[0])}⟪${text.slice(...span)}⟫${text.slice(span[1])}`;
  const said = `${answer.mouth} ${answer.credit?.setting ?? ''}, by ${answer.credit?.mention} = ${answer.credit?.name}`;
  return `[${id}] wanted ${mouth} ${setting} for ${names[0]}, said ${said}: ${shown.replaceAll('\n', '⏎')}`;
}
