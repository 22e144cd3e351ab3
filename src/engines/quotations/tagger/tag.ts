import { partsOf } from './contents.js';
import type { Cue } from './cue-place.js';
import { type FirstStep, markCues, viewFrom } from './cue-view.js';
import { decode, scoreOf, scoresOf } from './decode.js';
import { PAD } from './describe.js';
import { ROLE, ROLE_GRAMMAR, TAG, TAG_GRAMMAR } from './grammar.js';
import { bitsOf, SPEECH_VERBS } from './lexicon/lexicon.js';
import { type ReadRow, type ReadText, roleWriter, tagWriter } from './read.js';
import { ROLE_FEATURES } from './role-features.js';
import { TAG_FEATURES } from './tag-features.js';
import { type Model, ROW, type Weights } from './weights.js';

// Tags the units of every row, then finds the source and content of each cue.

/** Units of a row, end exclusive. */
export type Units = Cue;

export interface Attribution {
  readonly own: ReadRow;
  readonly cue: Units;
  readonly source: Units | null;
  readonly contents: readonly Units[];
}

export interface Tagged {
  readonly attributions: readonly Attribution[];
  /** Passages that are a quotation although no cue has them as its content, by their number. */
  readonly uncued: readonly number[];
}

/** A bit for each label: of a unit that may have any. */
export const ANY_LABEL = 255;
/** In units of weights: the articles that were learnt from attribute beliefs and plans more than others do. */
const CUE_COST = 450;
/** In units of weights, so much rather has a cue a content than none. */
const MIN_GAIN = 600;
/** In units of weights: a source that is nearly as likely as none is taken. */
const SOURCE_BONUS = 800;
/** A passage with a lower score is a quotation although it was not tagged as one. */
const MAX_CERTAIN_SCORE = -2;
const ADVERBS = bitsOf('adverb');
const ONLY_CUE = 1 << ROLE.cue;
const NO_CUE = ANY_LABEL & ~ONLY_CUE;

export function tag(read: ReadText, model: Model): Tagged {
  const attributions: Attribution[] = [];
  const uncued: number[] = [];
  for (const own of read.rows) {
    if (own.row.count === 0) continue;
    const tags = tagRow(own, model.tags, CUE_COST);
    const cues = cueRuns(tags);
    const first = { tags, marks: markCues(own.row.count, cues) };
    const found = cues.flatMap((cue) => attributionOf(read, own, cue, first, model.roles) ?? []);
    for (const one of found) attributions.push(one);
    for (const number of passagesWithoutCue(read, own, tags, found)) uncued.push(number);
  }
  return { attributions, uncued };
}

/** What the units of a row may be, with a cue wherever there may be one. */
export function tagsOf(own: ReadRow, weights: Weights): Uint8Array {
  return tagRow(own, weights, 0);
}

export function cueRuns(labels: Uint8Array): Units[] {
  return runsOf(labels, TAG.cue, TAG.inCue);
}

function tagRow(own: ReadRow, weights: Weights, cueCost: number): Uint8Array {
  const { count } = own.row;
  const scores = scoresOf(weights, count, TAG_FEATURES, tagWriter(own));
  for (let unit = 0; unit < count; unit += 1)
    if (((own.described.classes[unit + PAD] as number) & SPEECH_VERBS) === 0)
      scores[unit * ROW + TAG.cue] = (scores[unit * ROW + TAG.cue] as number) - cueCost;
  return decode(weights, TAG_GRAMMAR, scores, new Uint8Array(count).fill(ANY_LABEL)).labels;
}

/** The runs of units that begin with one label and go on with the other. */
function runsOf(labels: Uint8Array, begin: number, inside: number): Units[] {
  const runs: { first: number; after: number }[] = [];
  for (let unit = 0; unit < labels.length; unit += 1) {
    const last = runs.at(-1);
    if (labels[unit] === begin) runs.push({ first: unit, after: unit + 1 });
    else if (labels[unit] === inside && last !== undefined && last.after === unit) last.after += 1;
  }
  return runs;
}

/** Null for a cue of nothing. */
function attributionOf(
  { passages }: ReadText,
  own: ReadRow,
  cue: Units,
  firstStep: FirstStep,
  weights: Weights,
): Attribution | null {
  const view = viewFrom(own, cue, firstStep);
  const scores = scoresOf(weights, view.to - view.from, ROLE_FEATURES, roleWriter(view));
  const allowed = allowedFrom(view, cue);
  const { labels, score } = decode(weights, ROLE_GRAMMAR, scores, allowed, SOURCE_BONUS);
  const nothing = allowed.map((one) => (one === ONLY_CUE ? ROLE.cue : ROLE.none));
  if (score < scoreOf(weights, scores, nothing) + SOURCE_BONUS + MIN_GAIN) return null;
  const moved = ({ first, after }: Units) => ({ first: first + view.from, after: after + view.from });
  const [source] = runsOf(labels, ROLE.source, ROLE.inSource).map(moved);
  const runs = runsOf(labels, ROLE.content, ROLE.inContent)
    .map(moved)
    .filter((units) => !isTitle(passages, own, units));
  const contents = partsOf(own.described, cue, source, runs);
  if (contents.length === 0) return null;
  return { own, cue, source: source === undefined ? null : withoutAdverb(own, source), contents };
}

/** “Voss also | said”: the adverb is no part of the name. */
function withoutAdverb({ described }: ReadRow, { first, after }: Units): Units {
  const isAdverb = ((described.classes[after - 1 + PAD] as number) & ADVERBS) !== 0;
  return isAdverb && after > first + 1 ? { first, after: after - 1 } : { first, after };
}

/** Whether nothing but a title, or a word that the writer keeps at a distance, stands in marks. */
function isTitle(passages: ReadText['passages'], { row }: ReadRow, { first, after }: Units): boolean {
  const passage = after === first + 1 ? (row.passages[first] as number) : -1;
  return (passages[passage]?.score ?? 0) > 0;
}

/** Which labels each unit may have as seen from a cue: its units are the cue, and no others are. */
export function allowedFrom(view: { readonly from: number; readonly to: number }, cue: Cue): Uint8Array {
  const allowed = new Uint8Array(view.to - view.from).fill(NO_CUE);
  return allowed.fill(ONLY_CUE, cue.first - view.from, cue.after - view.from);
}

function passagesWithoutCue(
  { passages }: ReadText,
  own: ReadRow,
  labels: Uint8Array,
  found: readonly Attribution[],
): number[] {
  const numbers: number[] = [];
  const taken = new Uint8Array(own.row.count);
  for (const { contents } of found) for (const { first, after } of contents) taken.fill(1, first, after);
  for (let unit = 0; unit < own.row.count; unit += 1) {
    const passage = own.row.passages[unit] as number;
    const isContent = labels[unit] === TAG.content || labels[unit] === TAG.inContent;
    const limit = isContent ? 0 : MAX_CERTAIN_SCORE;
    const isQuotation = passage >= 0 && !own.row.isInside && (passages[passage]?.score ?? 0) <= limit;
    if (isQuotation && taken[unit] === 0) numbers.push(passage);
  }
  return numbers;
}
