import { describe, expect, it } from 'vitest';
import { decode, scoreOf } from '../../../../src/engines/quotations/tagger/decode.js';
import { ROLE, ROLE_GRAMMAR, TAG, TAG_GRAMMAR } from '../../../../src/engines/quotations/tagger/grammar.js';
import { ROW } from '../../../../src/engines/quotations/tagger/weights.js';

/** Scores of ten for the wanted label of each unit. */
function scores(wanted: readonly number[]): Int32Array {
  const made = new Int32Array(wanted.length * ROW);
  for (const [unit, label] of wanted.entries()) made[unit * ROW + label] = 10;
  return made;
}

const any = (count: number) => new Uint8Array(count).fill(255);
const flat = (labels: number) => ({ labels, transitions: new Int32Array((labels + 1) * labels) });

describe('the best labels of a row', () => {
  it('never go on with what did not begin', () => {
    const wanted = [TAG.inContent, TAG.inContent, TAG.cue, TAG.inCue];
    expect([...decode(flat(7), TAG_GRAMMAR, scores(wanted), any(4)).labels]).toEqual([
      TAG.content,
      TAG.inContent,
      TAG.cue,
      TAG.inCue,
    ]);
  });

  it('have one source of a cue at most', () => {
    const wanted = [ROLE.source, ROLE.none, ROLE.cue, ROLE.source, ROLE.content];
    const { labels } = decode(flat(6), ROLE_GRAMMAR, scores(wanted), any(5));
    expect([...labels].filter((label) => label === ROLE.source)).toHaveLength(1);
  });

  it('are those allowed for each unit', () => {
    const allowed = any(3);
    allowed[1] = 1 << ROLE.cue;
    const { labels } = decode(flat(6), ROLE_GRAMMAR, scores([0, 0, 0]), allowed);
    expect(labels[1]).toBe(ROLE.cue);
  });

  it('follow the weights of pairs', () => {
    const weights = flat(7);
    weights.transitions[TAG.cue * 7 + TAG.content] = 50;
    const { labels } = decode(weights, TAG_GRAMMAR, scores([TAG.cue, TAG.none]), any(2));
    expect([...labels]).toEqual([TAG.cue, TAG.content]);
  });

  it('have the score that is counted for those labels', () => {
    const weights = flat(7);
    weights.transitions[TAG.cue * 7 + TAG.content] = 50;
    const wanted = scores([TAG.cue, TAG.none]);
    const { labels, score } = decode(weights, TAG_GRAMMAR, wanted, any(2));
    expect(scoreOf(weights, wanted, labels)).toBe(score);
    expect(scoreOf(weights, wanted, Uint8Array.of(TAG.cue, TAG.none))).toBe(20);
  });
});
