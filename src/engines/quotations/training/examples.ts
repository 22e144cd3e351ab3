import type { Cue } from '../tagger/cue-place.js';
import { type FirstStep, markCues, viewFrom } from '../tagger/cue-view.js';
import type { WriteFeatures } from '../tagger/decode.js';
import { ROLE } from '../tagger/grammar.js';
import { type ReadRow, type ReadText, roleWriter, tagWriter } from '../tagger/read.js';
import { ROLE_FEATURES } from '../tagger/role-features.js';
import { ANY_LABEL, allowedFrom, cueRuns, tagsOf } from '../tagger/tag.js';
import { TAG_FEATURES } from '../tagger/tag-features.js';
import type { Weights } from '../tagger/weights.js';
import { concerning, type Marked, roleLabels, tagLabels, unitsOf } from './labels.js';
import type { Example } from './perceptron.js';

/** A text with the quotations marked in it. */
export interface Lesson {
  readonly read: ReadText;
  readonly quotations: readonly Marked[];
}

/** The rows of a text, with the label of each unit. */
export function tagExamplesOf({ read, quotations }: Lesson): Example[] {
  return rowsIn(read).map((own) => ({
    features: featuresOf(own.row.count, TAG_FEATURES, tagWriter(own)),
    labels: tagLabels(read, own, concerning(read, own, quotations)),
    allowed: new Uint8Array(own.row.count).fill(ANY_LABEL),
  }));
}

/**
 * Each row as seen from each of its cues, and from units that are wrongly taken for one: those have no content.
 * @param guess weights that were not learnt from this text
 */
export function roleExamplesOf({ read, quotations }: Lesson, guess: Weights): Example[] {
  return rowsIn(read).flatMap((own) => {
    const placed = concerning(read, own, quotations).flatMap((one) => {
      const [span] = one.cues;
      const cue = span === undefined ? null : unitsOf(read, own, span);
      return cue === null ? [] : [{ one, cue }];
    });
    const cues = placed.map(({ cue }) => cue);
    const tags = tagsOf(own, guess);
    const wrong = cueRuns(tags).filter((one) => !cues.some((cue) => overlaps(one, cue)));
    const first = { tags, marks: markCues(own.row.count, [...cues, ...wrong]) };
    return [
      ...placed.flatMap(({ one, cue }) => exampleOf(read, own, one, cue, first)),
      ...wrong.flatMap((cue) => exampleOf(read, own, NOTHING, cue, first)),
    ];
  });
}

const NOTHING: Marked = { contents: [], sources: [], cues: [] };

function exampleOf(read: ReadText, own: ReadRow, marked: Marked, cue: Cue, first: FirstStep): Example[] {
  const view = viewFrom(own, cue, first);
  const labels = roleLabels(read, own, marked, cue, [view.from, view.to]);
  const isWhole = marked === NOTHING || labels.includes(ROLE.content);
  if (!isWhole) return [];
  const features = featuresOf(view.to - view.from, ROLE_FEATURES, roleWriter(view));
  return [{ features, labels, allowed: allowedFrom(view, cue) }];
}

function featuresOf(count: number, width: number, write: WriteFeatures): Int32Array {
  const features = new Int32Array(count * width);
  for (let unit = 0; unit < count; unit += 1)
    write(unit, features.subarray(unit * width, (unit + 1) * width));
  return features;
}

function rowsIn(read: ReadText): ReadRow[] {
  return read.rows.filter(({ row }) => row.count > 0);
}

function overlaps(one: Cue, other: Cue): boolean {
  return one.first < other.after && other.first < one.after;
}
