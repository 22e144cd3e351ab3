import { describe, expect, it } from 'vitest';
import { type Desk, sampleDesk } from './desk-form.js';

// What the sample desk promises: the ten quotations word for word, no words for what nobody saw, notes that
// hang together, and a file in which every reference leads somewhere.

const QUOTATIONS = [
  'no room for compromise',
  'On this issue China has no room for compromise or concessions. The United States must truly adhere to the One China principle confirmed in the three joint US-China communiqués, respect the sovereignty and territorial integrity of China and clearly oppose Taiwan independence.',
  'The United States reiterates that it does not support Taiwan independence and does not want a new Cold War with China.',
  'provocative actions',
  'make sure that Taiwan is able to defend itself',
  'They don’t seek a new Cold War, they don’t seek to change the Chinese system, they don’t seek to oppose China by strengthening the relationship with allies.',
  'the US does not want economic decoupling',
  'China has not agreed to set up a military-military crisis communication channel',
  'they and their Chinese counterparts have agreed to expand direct commercial flights between the two nations',
  'risk reduction',
];

// How the article attributes each of them: whom it credits, and with which words.
const CREDITS = [
  ['Chinese diplomatic chief', 'Talking to Blinken, … Wang Yi said there was … on the Taiwan issue'],
  ['he', 'he said according to state broadcaster CCTV'],
  ['Blinken', 'In his press conference response, Blinken gave a guarantee'],
  ['he', 'at the same time he cited'],
  [
    'he',
    'claimed the right/duty to … in compliance with the Taiwan Relations Act and Ronald Reagan’s Six Assurances',
  ],
  [null, 'More important is the reassurance that the United States'],
  ['Blinken', 'Blinken also said'],
  ['Blinken', 'according to Blinken China has refused to Blinken claims that China has not agreed to …'],
  ['Blinken', 'Blinken also said'],
  ['Ursula von der Leyen', 'following Ursula von der Leyen’s … formula'],
];

const ARTICLE = 1;
const NAMED_ONLY = ['broadcast', 'speech'];
const PEOPLE = ['Wang Yi', 'Antony Blinken', 'Ursula von der Leyen'];
const SPEAKER_OF = [0, 0, 1, 1, 1, 1, 1, 1, 1, 2];
const FORM_OF = 'partial direct direct partial partial direct indirect indirect indirect partial'.split(' ');

const desk = sampleDesk();
const fromArticle = desk.attributions.filter((attribution) => attribution.source === ARTICLE);

describe('the ten quotations', () => {
  it('stand in the order of the article, word for word', () => {
    expect(desk.claims.map((claim) => claim.text)).toEqual(QUOTATIONS);
    expect(desk.claims.map((claim) => claim.ref)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('have the form and the speaker that the article gives them', () => {
    expect(desk.claims.map((claim) => claim.form)).toEqual(FORM_OF);
    const speakers = desk.claims.map((claim) => byRef(desk.speakers, claim.speaker).name);
    expect(speakers).toEqual(SPEAKER_OF.map((n) => PEOPLE[n]));
  });

  it('are attributed in the words of the article', () => {
    expect(fromArticle.map((a) => [a.credited_as, a.cue])).toEqual(CREDITS);
    expect(fromArticle.map((a) => a.form)).toEqual(FORM_OF);
  });

  it('equal the wording of their reference attribution, which is the article’s', () => {
    for (const claim of desk.claims) {
      const reference = byRef(desk.attributions, claim.reference_attribution);
      expect(reference).toMatchObject({ claim: claim.ref, source: ARTICLE, wording: claim.text });
      expect(reference).toMatchObject({ language: claim.language, occasion: claim.occasion });
    }
  });

  it('hold neither the words that the writer set into one of them, nor an ellipsis in their place', () => {
    for (const claim of desk.claims) expect(claim.text).not.toMatch(/…|\.\.\.|–|CCTV/);
  });

  it('are not known to be or not to be translations', () => {
    expect(new Set(fromArticle.map((a) => a.translation))).toEqual(new Set(['unknown']));
  });

  it('were said on the day of their occasion, and have no day where none is stated', () => {
    for (const claim of desk.claims) {
      const day = claim.occasion === null ? null : byRef(desk.occasions, claim.occasion).date;
      expect(claim.said_on).toBe(day);
    }
    expect(refsOf(desk.claims.filter((claim) => claim.occasion !== null))).toEqual([1, 2, 3]);
  });

  it('have summaries that nobody can take for a quotation', () => {
    for (const claim of desk.claims) expect(claim.summary).not.toMatch(/["“”„«»]/);
  });
});

describe('who has it from whom', () => {
  it('the article is the only source with words, and is undated, unsigned and without outlet', () => {
    const article = byRef(desk.sources, ARTICLE);
    expect(article).toMatchObject({ issued: null, authors: [], outlet: null, url: null });
    expect(article.note).toMatch(/no date, author or outlet/);
    for (const a of desk.attributions) expect(a.wording !== null).toBe(a.source === ARTICLE);
  });

  it('what the article only names has no wording, nor anything that only words can have', () => {
    const named = desk.attributions.filter((a) => NAMED_ONLY.includes(byRef(desk.sources, a.source).type));
    expect(named).toHaveLength(2);
    for (const a of named) {
      expect(a).toMatchObject({ wording: null, language: null, locator: null, translation: null, cue: null });
      expect(byRef(desk.sources, a.source).note).toMatch(/not seen by us/);
    }
  });

  it('two chains end in a known origin and eight in none', () => {
    const origin = (a: Desk['attributions'][number]) =>
      a.relayed_from === null ? null : byRef(desk.attributions, a.relayed_from);
    const origins = fromArticle.map((a) => origin(a)?.source ?? null);
    const types = origins.map((source) => (source === null ? null : byRef(desk.sources, source).type));
    expect(types).toEqual([null, 'broadcast', 'speech', null, null, null, null, null, null, null]);
    for (const a of fromArticle) if (a.relayed_from !== null) expect(origin(a)?.claim).toBe(a.claim);
    for (const a of desk.attributions) if (a.source !== ARTICLE) expect(a.relayed_from).toBeNull();
  });

  it('where the article credits nobody the attribution names no speaker, and the claim says that it infers one', () => {
    expect(refsOf(desk.attributions.filter((a) => a.speaker === null))).toEqual([6]);
    expect(byRef(desk.claims, 6).note).toMatch(/our inference/);
  });

  it('one claim is taken for a fragment and two are set side by side, each with its reason', () => {
    expect(desk.links).toMatchObject([
      { claim: 1, kind: 'fragment_of', other_claim: 2 },
      { claim: 3, kind: 'compare', other_claim: 6 },
    ]);
    for (const link of desk.links) expect(link.note).not.toBeNull();
    expect(desk.links[0]?.note).toMatch(/Our inference/);
  });

  it('dates, places and offices come with a source that is not the article', () => {
    const sources = [
      ...desk.occasions.map((occasion) => occasion.source),
      ...desk.speakers.flatMap((speaker) => speaker.titles.map((title) => title.source)),
    ];
    for (const source of sources) expect(byRef(desk.sources, source).url).not.toBeNull();
  });

  it('nothing is said to have been looked at on a day on which nobody looked', () => {
    expect(desk.sources.filter((source) => source.accessed !== null)).toEqual([]);
  });
});

describe('the kept copy', () => {
  const [copy] = desk.snapshots;
  const text = copy?.text ?? '';

  it('is one, of the article, typed in by Sample checker, who says that it holds excerpts', () => {
    expect(desk.snapshots).toHaveLength(1);
    expect(copy).toMatchObject({ source: ARTICLE, captured_by: 1, how: 'paste' });
    expect(copy?.typed_in_by).toBe('Sample checker (excerpts: the ten quotations alone)');
  });

  it('holds the ten quotations and nothing else, each a paragraph, in marks where the article has marks', () => {
    const lines = QUOTATIONS.map((words, at) => (FORM_OF[at] === 'indirect' ? words : `“${words}”`));
    expect(text).toBe(`${lines.join('\n\n')}\n`);
  });

  it('is what the article’s attributions point into, each at its own paragraph', () => {
    for (const { ref, snapshot, selector, wording } of fromArticle) {
      expect(snapshot).toBe(copy?.ref);
      expect(selector?.exact).toBe(wording);
      expect(text.slice(selector?.start_utf16, selector?.end_utf16)).toBe(wording);
      expect(text.slice(0, selector?.start_utf16).split('\n\n')).toHaveLength(ref);
    }
  });
});

describe('the notes', () => {
  it('are by the two people of the sample, who can have no mailbox', () => {
    expect(desk.users.map((user) => user.email)).toEqual([
      'sample.checker@onrecord.invalid',
      'sample.editor@onrecord.invalid',
    ]);
    for (const note of desk.annotations) byRef(desk.users, note.author);
  });

  it('are replies exactly when they have a parent, on the same target and later than it', () => {
    for (const note of desk.annotations) {
      expect(note.motivation === 'replying').toBe(note.parent !== null);
      if (note.parent === null) continue;
      const parent = byRef(desk.annotations, note.parent);
      expect(note.target).toEqual(parent.target);
      expect(note.created_at > parent.created_at).toBe(true);
    }
  });

  it('are resolved by the editor, after they were written; most are open', () => {
    const asked = desk.annotations.filter((note) => note.parent === null);
    const resolved = desk.annotations.filter((note) => note.resolved_at !== null);
    for (const note of desk.annotations) expect(note.resolved_by).toBe(note.resolved_at === null ? null : 2);
    for (const note of resolved) expect(note.resolved_at && note.resolved_at > note.created_at).toBe(true);
    expect(resolved.length).toBeGreaterThan(0);
    expect(resolved.length).toBeLessThan(asked.length / 2);
  });

  it('stand in the order in which they were written', () => {
    const times = desk.annotations.map((note) => note.created_at);
    expect(times).toEqual(times.toSorted());
  });

  it('were written in working hours of the same three weeks', () => {
    for (const { created_at, edited_at, resolved_at } of desk.annotations) {
      for (const text of [created_at, edited_at, resolved_at]) {
        if (text === null) continue;
        const time = new Date(text);
        expect(text >= '2026-11-02' && text < '2026-11-21', text).toBe(true);
        expect([1, 2, 3, 4, 5], text).toContain(time.getUTCDay());
        expect(time.getUTCHours() >= 9 && time.getUTCHours() < 18, text).toBe(true);
      }
    }
  });

  it('that point at words point at words that are there, once', () => {
    const pointing = desk.annotations.filter((note) => note.selector !== null);
    expect(pointing.length).toBeGreaterThan(0);
    for (const { target, selector } of pointing) {
      if (selector === null) continue;
      const text = target.kind === 'claim' ? byRef(desk.claims, target.ref).text : wordingOf(target.ref);
      expect(text.slice(selector.start_utf16, selector.end_utf16)).toBe(selector.exact);
      expect(text.slice(0, selector.start_utf16).endsWith(selector.prefix)).toBe(true);
      expect(text.slice(selector.end_utf16).startsWith(selector.suffix)).toBe(true);
      expect(text.split(selector.exact)).toHaveLength(2);
    }
  });
});

describe('the file', () => {
  it('counts the rows of each kind from 1', () => {
    const { users, tags, outlets, speakers, sources, occasions, claims } = desk;
    const { snapshots, attributions, annotations, searches, findings, lists } = desk;
    for (const rows of [users, tags, outlets, speakers, sources, occasions, claims]) counted(rows);
    for (const rows of [snapshots, attributions, annotations, searches, findings, lists]) counted(rows);
  });

  it('has no reference that leads nowhere', () => {
    for (const s of desk.speakers) all(desk.speakers, s.members);
    for (const s of desk.speakers)
      all(
        desk.sources,
        s.titles.map((title) => title.source),
      );
    for (const s of desk.sources) all(desk.outlets, [s.outlet]);
    for (const o of desk.occasions) all(desk.sources, [o.source]);
    for (const c of desk.claims) all(desk.occasions, [c.occasion]);
    for (const c of desk.claims) all(desk.tags, c.tags);
    for (const a of desk.attributions) {
      all(desk.claims, [a.claim]);
      all(desk.sources, [a.source]);
      all(desk.snapshots, [a.snapshot]);
      all(desk.speakers, [a.speaker, a.voiced_by]);
      all(desk.occasions, [a.occasion]);
      all(desk.attributions, [a.relayed_from, a.translates]);
    }
    for (const l of desk.links) all(desk.claims, [l.claim, l.other_claim]);
    for (const l of desk.lists) all(desk.claims, l.claims);
    for (const { target } of desk.annotations) all(targets(target.kind), [target.ref]);
  });

  it('keeps one list, with no claim in it twice', () => {
    expect(desk.lists).toHaveLength(1);
    const claims = desk.lists[0]?.claims ?? [];
    expect(new Set(claims).size).toBe(claims.length);
    expect(claims).toEqual(expect.arrayContaining([3, 6]));
  });
});

function byRef<T extends { readonly ref: number }>(rows: readonly T[], ref: number | null): T {
  const row = rows.find((candidate) => candidate.ref === ref);
  if (row === undefined) throw new Error(`Nothing has the reference ${ref}`);
  return row;
}

function all(rows: readonly { readonly ref: number }[], refs: readonly (number | null)[]): void {
  for (const ref of refs) if (ref !== null) byRef(rows, ref);
}

function counted(rows: readonly { readonly ref: number }[]): void {
  expect(refsOf(rows)).toEqual(rows.map((_, index) => index + 1));
}

function refsOf(rows: readonly { readonly ref: number }[]): readonly number[] {
  return rows.map((row) => row.ref);
}

function targets(kind: Desk['annotations'][number]['target']['kind']): readonly { readonly ref: number }[] {
  return {
    claim: desk.claims,
    attribution: desk.attributions,
    source: desk.sources,
    snapshot: desk.snapshots,
  }[kind];
}

function wordingOf(attribution: number): string {
  return byRef(desk.attributions, attribution).wording ?? '';
}
