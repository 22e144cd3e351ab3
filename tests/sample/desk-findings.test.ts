import { describe, expect, it } from 'vitest';
import { SETTLED } from '../../src/derived/status/model/values.js';
import { faultsIn } from '../support/desk-file.js';
import { sampleDesk } from './desk-form.js';

const desk = sampleDesk();

function valuesOf(facet: string): (readonly [number, string])[] {
  return desk.findings
    .filter((one) => one.facet === facet)
    .map(({ claim, value }) => [claim, value] as const);
}

describe('the findings of the sample', () => {
  it('are taken in without a fault', () => {
    expect(faultsIn(desk)).toEqual([]);
  });

  it('hold that the record of every claim is second-hand', () => {
    const claims = desk.claims.map(({ ref }) => [ref, 'secondary_only'] as const);
    expect(valuesOf('record').sort(([a], [b]) => a - b)).toEqual(claims);
  });

  it('hold that no original was seen of any of them', () => {
    const claims = desk.claims.map(({ ref }) => [ref, 'original_not_seen'] as const);
    expect(valuesOf('translation').sort(([a], [b]) => a - b)).toEqual(claims);
  });

  it('infer one speaker, and have the others only attributed', () => {
    const speakers = new Map(valuesOf('speaker'));
    expect(speakers.get(6)).toBe('inferred');
    expect([...speakers].filter(([, value]) => value !== 'attributed_only').map(([claim]) => claim)).toEqual([
      6,
    ]);
  });

  it('settle nothing: one article cannot', () => {
    const settled = desk.findings.filter(({ facet, value }) =>
      (SETTLED[facet] as readonly string[]).includes(value),
    );
    expect(settled).toEqual([]);
  });

  it('state no occasion where the claim has none, and leave it open where one was inferred', () => {
    const stated = new Set(valuesOf('occasion').map(([claim]) => claim));
    expect([...stated].sort((a, b) => a - b)).toEqual(
      desk.claims.filter(({ occasion }) => occasion === null).map(({ ref }) => ref),
    );
  });

  it('rest on the article’s attribution of that claim, each once on a facet', () => {
    for (const { claim, evidence } of desk.findings) {
      const own = desk.attributions.find((one) => one.claim === claim && one.wording !== null);
      expect(evidence[0]).toEqual({ kind: 'attribution', ref: own?.ref, selector: null });
    }
    const keys = desk.findings.map(({ claim, facet }) => `${claim} ${facet}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('come with one search, which is still open', () => {
    expect(desk.searches.map(({ outcome, result }) => [outcome, result])).toEqual([['open', null]]);
  });
});
