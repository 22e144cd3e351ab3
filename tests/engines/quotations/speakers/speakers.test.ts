import { describe, expect, it } from 'vitest';
import { namesOf, speakersOf } from './marked.js';

const VOSS = 'Mara Voss, the minister for harbours, met Otto Lind in Ortwick.';

describe('a name', () => {
  it.each([
    ['in full', '{q1|“No,”} {c1|said} {s1|Mara Voss}.'],
    ['with what it is apposed to', '{s1|The minister for harbours, Mara Voss,} {c1|said} {q1|no}.'],
    ['with a title', '{s1|Harbour minister Mara Voss} {c1|said} {q1|no}.'],
    [
      'with a relative clause that names another',
      '{s1|Mara Voss, who defeated Otto Lind,} {c1|said} {q1|no}.',
    ],
    ['before a prepositional phrase', '{s1|Mara Voss of the Ortwick Dockers’ Union} {c1|said} {q1|no}.'],
    ['after a possessive', '{s1|Otto Lind’s rival, Mara Voss,} {c1|said} {q1|no}.'],
    ['that possesses the cue', '{s1|Mara Voss’s} {c1|promise} {q1|to wait} was kept.'],
  ])('is that of the speaker: %s', (_what, marked) => {
    expect(namesOf(marked)).toEqual(['Mara Voss']);
  });

  it.each([
    ['a spokesman for the one who is named', `${VOSS} {s1|A spokesman for Mara Voss} {c1|said} {q1|no}.`],
    ['somebody whom the named one has', `${VOSS} {s1|Mara Voss’s lawyer} {c1|said} {q1|no}.`],
    ['people of a place', `${VOSS} {s1|Officials in Ortwick} {c1|said} {q1|no}.`],
    ['two people', `${VOSS} {s1|Mara Voss and Otto Lind} {c1|said} {q1|no}.`],
    ['critics of the one who is named', `${VOSS} {s1|Critics of Mara Voss} {c1|said} {q1|no}.`],
  ])('is not that of the speaker, who is %s', (_what, marked) => {
    expect(namesOf(marked)).toEqual([null]);
  });

  it('by surname alone leads to the fullest name', () => {
    expect(namesOf(`${VOSS} {q1|“No,”} {s1|Voss} {c1|said}.`)).toEqual(['Mara Voss']);
  });

  it('comes with the title that is printed with it, else with the first in the text', () => {
    const titles = (marked: string) => speakersOf(marked).map(({ speaker }) => speaker?.creditedAs);
    expect(titles(`${VOSS} {q1|“No,”} {s1|Voss} {c1|said}.`)).toEqual(['the minister for harbours']);
    expect(titles(`${VOSS} {q1|“No,”} {c1|said} {s1|party chief Mara Voss}.`)).toEqual(['party chief']);
    expect(titles('{q1|“No,”} {c1|said} {s1|Mara Voss}.')).toEqual([null]);
  });

  it('ends before the name that happens to follow it', () => {
    const marked = 'Otto Voss met Wang Yi. {c1|According to} {s1|Voss Chindia} {q1|has refused to wait}.';
    expect(namesOf(marked)).toEqual(['Otto Voss']);
  });

  it('is printed without an adverb that follows it', () => {
    const [found] = speakersOf('Otto Voss left. {s1|Voss also} {c1|said} {q1|no}.');
    expect(found?.speaker).toMatchObject({ text: 'Voss', resolved: 'Otto Voss' });
  });

  it('of a body is a name too', () => {
    expect(namesOf('{q1|“No,”} {c1|said} {s1|the Ortwick Dockers’ Union}.')).toEqual([
      'Ortwick Dockers’ Union',
    ]);
  });

  it('of a place speaks where there is nobody else', () => {
    expect(namesOf('Ships left. {s1|Ortwick} {c1|said} {q1|no}. It rained in Ortwick.')).toEqual(['Ortwick']);
  });
});

describe('a participle', () => {
  it.each([
    ['met Otto Lind of Ortwick, {c1|saying} {q1|“no”}.', '{s1|Otto Lind}'],
    ['spoke about her rival, Otto Lind, {c1|saying} {q1|“no”}.', '{s1|Otto Lind}'],
    ['went home after a talk with Otto Lind, {c1|telling} NTV {q1|“no”}.', '{s1|NTV}'],
  ])('continues the subject of its clause: Mara Voss %s', (clause, wrong) => {
    const linked = clause.replace(wrong.slice(4, -1), wrong);
    expect(namesOf(`Mara Voss ${linked}`)).toEqual(['Mara Voss']);
  });

  it('keeps a subject that is nearer', () => {
    const marked = 'Mara Voss left while {s1|Otto Lind} stayed, {c1|saying} {q1|“no”}.';
    expect(namesOf(marked)).toEqual(['Otto Lind']);
  });
});

describe('a pronoun', () => {
  it.each([
    ['the last woman named', 'Maria Voss met Otto Lind. {q1|“No,”} {s1|she} {c1|said}.', 'Maria Voss'],
    ['the last man named', 'Maria Voss met Otto Lind. {q1|“No,”} {s1|he} {c1|said}.', 'Otto Lind'],
    [
      'the subject rather than whom it is about',
      'Anna Berg wrote about Maria Voss. {q1|“No,”} {s1|she} {c1|said}.',
      'Anna Berg',
    ],
    ['one who is named right after', 'When {s1|she} {c1|said} {q1|no}, Maria Voss left.', 'Maria Voss'],
    ['the one directly before “who”', 'Otto Lind met Maria Voss, {s1|who} {c1|said} {q1|no}.', 'Maria Voss'],
    [
      'the one whose words it is in',
      '{q1|“{s2|I} {c2|said} {q2|no},”} {c1|recalled} {s1|Otto Lind}.',
      'Otto Lind',
    ],
  ])('means %s', (_what, marked, name) => {
    expect(namesOf(marked).at(-1)).toBe(name);
  });

  it('means who spoke before, though a man is named between', () => {
    const marked =
      '{q1|“No,”} {c1|said} {s1|Maria Voss}.\n\nThe talks with Otto Lind had ended.\n\n{q2|“We tried,”} {s2|she} {c2|said}.';
    expect(speakersOf(marked).map(({ speaker, reason }) => [speaker?.resolved, reason])).toEqual([
      ['Maria Voss', 'name_beside_cue'],
      ['Maria Voss', 'same_speaker'],
    ]);
  });

  it.each([
    ['nobody of that gender is named', 'Otto Lind left. {q1|“No,”} {s1|she} {c1|said}.'],
    [
      'somebody without a name is meant',
      'Maria Voss left. {s1|A nurse} {c1|said} {q1|no}. {q2|“Never,”} {s2|she} {c2|said}.',
    ],
    ['it is plural', 'Maria Voss and Otto Lind met. {q1|“No,”} {s1|they} {c1|said}.'],
    ['it is the author', 'Maria Voss left. {q1|No}, {s1|I} {c1|thought}.'],
  ])('means nobody whom the text names where %s', (_what, marked) => {
    expect(namesOf(marked).at(-1)).toBeNull();
  });

  it('between dashes within the marks means who spoke before', () => {
    const marked =
      'Meeting Otto Lind, Karl Berg {c1|said} there was {q1|“no room”}. {q2|“On this} – {s2|he} {c2|said} – {q2|we agree.”}';
    expect(namesOf(marked.replace('Karl Berg', '{s1|Karl Berg}')).at(-1)).toBe('Karl Berg');
  });

  it('within somebody’s words means somebody else', () => {
    const marked = 'Otto Lind met Karl Berg. {q1|“{s2|He} {c2|said} {q2|no},”} {c1|said} {s1|Karl Berg}.';
    expect(namesOf(marked)).toEqual(['Karl Berg', 'Otto Lind']);
  });
});

describe('a description', () => {
  it.each([
    [
      'the title before a name',
      'Sen. Mara Voss met Otto Lind. {q1|“No,”} {s1|the senator} {c1|said}.',
      'Mara Voss',
      'title_fits',
    ],
    [
      'the noun after a name',
      'Mara Voss, a lawyer, met Otto Lind. {s1|The lawyer} {c1|said} {q1|no}.',
      'Mara Voss',
      'title_fits',
    ],
    [
      'the age',
      'Mara Voss, 54, met Otto Lind, 61. {s1|The 61-year-old} {c1|said} {q1|no}.',
      'Otto Lind',
      'age_fits',
    ],
    [
      'a part of the name',
      'The Ministry of Harbours wrote to NTV. {s1|The ministry} {c1|said} {q1|no}.',
      'Ministry of Harbours',
      'name_fits',
    ],
    [
      'a man where one alone is named',
      'Otto Lind left. {q1|“No,”} {s1|the man} {c1|said}.',
      'Otto Lind',
      'only_person',
    ],
  ])('fits %s', (_what, marked, name, reason) => {
    const [found] = speakersOf(marked);
    expect([found?.speaker?.resolved, found?.reason]).toEqual([name, reason]);
  });

  it.each([
    ['it brings up somebody new', 'Sen. Mara Voss left. {s1|A senator} {c1|said} {q1|no}.', 'unnamed'],
    ['no title fits it', 'Sen. Mara Voss left. {s1|The governor} {c1|said} {q1|no}.', 'unclear'],
    ['it is somebody’s', 'Mara Voss left. {s1|Her lawyer} {c1|said} {q1|no}.', 'unclear'],
    ['it is several', 'Sen. Mara Voss left. {s1|Two senators} {c1|said} {q1|no}.', 'group'],
    ['it is a group', 'Mara Voss left. {s1|The two governments} {c1|have agreed} {q1|to wait}.', 'group'],
    [
      'the gender differs',
      'Congressman Otto Lind left. {s1|The congresswoman} {c1|said} {q1|no}.',
      'unclear',
    ],
  ])('means nobody whom the text names where %s', (_what, marked, reason) => {
    const [found] = speakersOf(marked);
    expect([found?.speaker?.resolved, found?.reason]).toEqual([null, reason]);
  });
});

describe('a quotation that names nobody', () => {
  const last = (marked: string) => {
    const found = speakersOf(marked).at(-1);
    return [found?.speaker?.resolved, found?.speaker?.naming, found?.reason];
  };
  it.each([
    [
      'who spoke before',
      '{q1|“No,”} {c1|said} {s1|Mara Voss}.\n\n{q2|“We will not wait.”}',
      'speaker_before',
    ],
    [
      'whom the sentence before is about',
      '{q1|“No,”} {c1|said} {s1|Otto Lind}.\n\nMara Voss was not amused.\n\n{q2|“We will not wait.”}',
      'subject_before',
    ],
    ['whom its own sentence is about', 'Mara Voss was met with {q1|“a slow flood”}.', 'subject_before'],
  ])('is inferred to be of %s', (_what, marked, reason) => {
    expect(last(marked)).toEqual(['Mara Voss', 'inferred', reason]);
  });

  it('has no speaker where nobody is named before it', () => {
    expect(last('{q1|“We will not wait.”}')).toEqual([undefined, undefined, 'nobody']);
  });

  it('has none where it is not in quotation marks', () => {
    expect(last('Mara Voss left. {q1|The law} {c1|was said} {q1|to be unfair}.')).toEqual([
      undefined,
      undefined,
      'nobody',
    ]);
  });
});

describe('every speaker', () => {
  it('is the words of the text at its position, and is resolved only to a name of the text', () => {
    const marked =
      'Sen. Mara Voss met Otto Lind. {q1|“No,”} {s1|he} {c1|said}. {s2|The senator} {c2|said} {q2|yes}. {q3|“Maybe.”}';
    const text = 'Sen. Mara Voss met Otto Lind. “No,” he said. The senator said yes. “Maybe.”';
    for (const { speaker } of speakersOf(marked)) {
      expect(text.slice(speaker?.start, speaker?.end)).toBe(speaker?.text);
      expect(text).toContain(speaker?.resolved);
    }
  });
});
