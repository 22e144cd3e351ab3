import { describe, expect, it } from 'vitest';
import { faultsIn } from '../support/desk-file.js';
import { practiceDesk, readBeside, sampleDesk } from './desk-form.js';

// The practice story: that nobody can take it for a report of something, and that it holds what there is to
// practise on: two copies of a source, words marked in the first, and claims that stand to it in every way.

const LABEL = 'Practice story: invented, with invented people.';
const desk = practiceDesk();
const [first, second, german] = desk.snapshots.map((copy) => copy.text);

describe('the practice story', () => {
  it('is taken in without a fault', () => {
    expect(faultsIn(desk)).toEqual([]);
  });

  it('says on the face of every record that it is invented', () => {
    const names = [
      ...[...desk.outlets, ...desk.speakers, ...desk.occasions].map((one) => one.name),
      ...[...desk.sources, ...desk.lists].map((one) => one.title),
      ...desk.snapshots.map((copy) => copy.typed_in_by),
    ];
    for (const name of names) expect(name).toContain('invented');
    const notes = [
      ...desk.claims.map((claim) => claim.summary),
      ...[...desk.attributions, ...desk.sources, ...desk.outlets, ...desk.lists].map((one) => one.note),
      ...desk.speakers.map((speaker) => speaker.description),
    ];
    for (const note of notes) expect(note?.startsWith(LABEL), note ?? '').toBe(true);
    for (const text of [first, second]) expect(text?.startsWith('Practice story: invented')).toBe(true);
    expect(german?.startsWith('Übungsgeschichte: erfunden')).toBe(true);
  });

  it('lets nobody of the real story speak, and nobody in it is known outside', () => {
    const real = sampleDesk().speakers.map((speaker) => speaker.name);
    for (const name of real) expect(JSON.stringify(desk)).not.toContain(name);
    for (const speaker of desk.speakers) expect(speaker).toMatchObject({ wikidata_id: null, names: [] });
    for (const url of desk.sources.map((source) => source.url)) expect(url).toBeNull();
  });

  it('is by the two people of the sample', () => {
    expect(desk.users).toEqual(sampleDesk().users);
  });

  it('has the words of each claim from its reference attribution', () => {
    for (const claim of desk.claims) {
      const reference = byRef(desk.attributions, claim.reference_attribution);
      expect(reference).toMatchObject({ claim: claim.ref, wording: claim.text, language: claim.language });
    }
  });

  it('finds on no facet: that is left to whoever practises', () => {
    expect(desk.findings).toEqual([]);
  });

  it('puts summaries in nobody’s mouth', () => {
    for (const claim of desk.claims) expect(claim.summary).not.toMatch(/["“”„«»]/);
  });

  it('counts the rows of each kind from 1, and keeps every claim on its list', () => {
    const { claims, attributions, annotations, snapshots, sources, speakers } = desk;
    for (const rows of [claims, attributions, annotations, snapshots, sources, speakers]) {
      expect(refsOf(rows)).toEqual(rows.map((_, at) => at + 1));
    }
    expect(desk.lists.map((list) => list.claims)).toEqual([refsOf(claims)]);
  });
});

describe('its first claim', () => {
  const wordings = desk.attributions.filter((attribution) => attribution.claim === 1);

  it('has three wordings in one language to lay over each other, and one in another with its original', () => {
    expect(wordings.map((one) => one.language)).toEqual(['en', 'en', 'en', 'de']);
    expect(new Set(wordings.map((one) => one.wording)).size).toBe(4);
    expect(wordings.map((one) => one.translates)).toEqual([null, null, null, 1]);
    expect(wordings.slice(1).map((one) => one.relayed_from)).toEqual([1, 1, 1]);
  });
});

describe('its two copies of the transcript', () => {
  it('are of one source, the second later', () => {
    const [one, two] = desk.snapshots;
    expect([one?.source, two?.source]).toEqual([1, 1]);
    expect(String(one?.captured_at) < String(two?.captured_at)).toBe(true);
    expect(byRef(desk.sources, 1).condition).toBe('edited');
  });

  it('differ by a sentence that was changed, one that is gone and an exchange that was moved up', () => {
    const before = first?.split('\n') ?? [];
    const after = second?.split('\n') ?? [];
    const kept = after.filter((line) => before.includes(line));
    const changed = after.filter((line) => !before.includes(line));
    expect(changed).toHaveLength(1);
    expect(changed[0]).toContain('the sixteenth of May');
    expect(first).toContain('That much I can promise you.');
    expect(second).not.toContain('That much I can promise you.');
    expect(kept.findIndex(isOnPier)).toBeLessThan(before.findIndex(isOnPier));
  });

  it('are where the words marked in them stand, once', () => {
    const marked = [
      ...desk.attributions.map(({ selector, snapshot }) => ({ selector, text: copyOf(snapshot) })),
      ...desk.annotations.map(({ selector, target }) => ({ selector, text: textOf(target) })),
    ].filter(({ selector }) => selector !== null);
    expect(marked.length).toBeGreaterThan(10);
    for (const { selector, text } of marked) {
      if (selector === null) continue;
      expect(text.slice(selector.start_utf16, selector.end_utf16)).toBe(selector.exact);
      expect(text.slice(0, selector.start_utf16).endsWith(selector.prefix)).toBe(true);
      expect(text.slice(selector.end_utf16).startsWith(selector.suffix)).toBe(true);
      expect(text.split(selector.exact)).toHaveLength(2);
    }
  });
});

describe('the guide to it', () => {
  it('names the practice story for what it is', () => {
    expect(readBeside('../../data/practice/README.md')).toContain(LABEL);
  });
});

function isOnPier(line: string): boolean {
  return line.includes('HARBOUR MASTER');
}

function textOf({ kind, ref }: (typeof desk)['annotations'][number]['target']): string {
  if (kind === 'claim') return byRef(desk.claims, ref).text;
  return kind === 'snapshot' ? copyOf(ref) : (byRef(desk.attributions, ref).wording ?? '');
}

function copyOf(ref: number | null): string {
  return ref === null ? '' : byRef(desk.snapshots, ref).text;
}

function byRef<T extends { readonly ref: number }>(rows: readonly T[], ref: number | null): T {
  const row = rows.find((candidate) => candidate.ref === ref);
  if (row === undefined) throw new Error(`Nothing has the reference ${ref}`);
  return row;
}

function refsOf(rows: readonly { readonly ref: number }[]): readonly number[] {
  return rows.map((row) => row.ref);
}
