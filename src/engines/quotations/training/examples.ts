import type { Cue } from '../tagger/cue-view.js';
import { ROLE } from '../tagger/grammar.js';
import { type ReadRow, type ReadText, roleFeaturesOf, tagFeaturesOf } from '../tagger/read.js';
import { ANY_LABEL, allowedFrom } from '../tagger/tag.js';
import { concerning, type Marked, roleLabels, tagLabels, unitsOf } from './labels.js';
import type { Example } from './perceptron.js';

// What is learnt from one article: its rows as tagged, and each row as seen from each of its cues.

export interface Examples {
  readonly tags: readonly Example[];
  readonly roles: readonly Example[];
}

export function examplesOf(read: ReadText, quotations: readonly Marked[]): Examples {
  const [tags, roles]: [Example[], Example[]] = [[], []];
  for (const own of read.rows) {
    if (own.row.count === 0) continue;
    const marked = concerning(read, own, quotations);
    tags.push({
      features: tagFeaturesOf(own),
      labels: tagLabels(read, own, marked),
      allowed: new Uint8Array(own.row.count).fill(ANY_LABEL),
    });
    roles.push(...roleExamples(read, own, marked));
  }
  return { tags, roles };
}

function roleExamples(read: ReadText, own: ReadRow, marked: readonly Marked[]): Example[] {
  const placed = marked.flatMap((one) => {
    const span = one.cues[0];
    const cue = span === undefined ? null : unitsOf(read, own, span);
    return cue === null ? [] : [{ one, cue }];
  });
  const cues = placed.map(({ cue }) => cue);
  return placed.flatMap(({ one, cue }) => {
    const { view, features } = roleFeaturesOf(own, cue, cues);
    const labels = roleLabels(read, own, one, cue, [view.from, view.to]);
    if (!labels.includes(ROLE.content)) return [];
    return [{ features, labels, allowed: allowedFrom(view, cue) }];
  });
}
