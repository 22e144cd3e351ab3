import { fold } from '../../text/fold.js';
import { dashOpenings } from './dashes.js';
import { mannerOf, wordsOfTurn } from './extent.js';
import { holdersIn, officeNamed, selfNamed } from './holders.js';
import { type Interview, interviewIn } from './introduction.js';
import { labelOpenings } from './labels.js';
import { letterOpenings } from './letters.js';
import { type LinedText, linesOf, rolledLines } from './lines.js';
import { nameLineOpenings } from './name-lines.js';
import type { Opening } from './opening.js';
import { keyOf, type People, peopleIn } from './people.js';
import { postOpenings } from './posts.js';
import { questionOpenings } from './questions.js';
import { signOpenings } from './signs.js';
import { namesOf, type Turn } from './turn.js';

// Who speaks over which stretch of a text, read once for finding, comparing and anchoring.

/**
 * The turns of a transcript, an interview, a thread or a dialogue, in order; empty for other texts. Takes time linear
 * in the text.
 * @param language ISO 639-1; null where the text does not show it
 */
export function turnsIn(text: string, language: string | null): Turn[] {
  const lines = linesOf(text);
  const people = peopleIn(text);
  const openings = openingsIn({ text, lines, language }, people);
  if (openings.length === 0) return [];
  const read = { text, lines, rolled: rolledLines(text, lines), language };
  const { isTranscript, isLong } = mannerOf(read, openings);
  const drafts = openings.map((opening, at) => ({
    opening,
    spans: wordsOfTurn(
      read,
      opening,
      beginOf(openings[at + 1]) ?? lines.length,
      isLong || (isTranscript && at + 1 < openings.length),
    ),
  }));
  return namedTurns(
    read,
    people,
    drafts.filter(({ spans }) => spans.length > 0),
  );
}

/** One for each line; formats that show more of the speaker come first. */
function openingsIn(read: LinedText, people: People): Opening[] {
  const byLine = new Map<number, Opening>();
  const add = (openings: readonly Opening[]) => {
    for (const opening of openings) if (!byLine.has(opening.line)) byLine.set(opening.line, opening);
  };
  add(letterOpenings(read));
  const isInterview = byLine.size > 0;
  add(postOpenings(read, people));
  add(labelOpenings(read, people, isInterview));
  add(signOpenings(read));
  add(nameLineOpenings(read, people));
  if (byLine.size === 0) add(questionOpenings(read));
  if (byLine.size === 0) add(dashOpenings(read, people));
  return [...byLine.values()].sort((one, other) => one.line - other.line);
}

function beginOf(opening: Opening | undefined): number | undefined {
  return opening?.from ?? opening?.line;
}

interface Draft {
  readonly opening: Opening;
  readonly spans: Turn['spans'];
}

function namedTurns({ text }: LinedText, people: People, drafts: readonly Draft[]): Turn[] {
  const isInterview = drafts.some(
    ({ opening }) => opening.person === null && (opening.isQuestioner || opening.isAnswer),
  );
  const asked = drafts
    .filter(({ opening }) => opening.isQuestioner)
    .map(({ spans }) => spans.map((span) => text.slice(...span)).join(' '));
  const labelled = new Set(drafts.map(({ opening }) => opening.key));
  const interview = isInterview
    ? interviewIn(
        text,
        [drafts[0]?.spans[0]?.[0] ?? 0, drafts.at(-1)?.spans.at(-1)?.[1] ?? text.length],
        people,
        asked,
      )
    : null;
  const { interviewee = null } = interview ?? {};
  // Who speaks under their own name is hardly “A”, too.
  const isOther = interviewee !== null && labelled.has(keyOf(interviewee));
  const known = isOther && interview !== null ? { ...interview, interviewee: null } : interview;
  const holders = holdersOf(text, people, drafts, interview);
  return drafts.map(({ opening, spans }) => turnOf(opening, spans, known, holders));
}

type Holders = (label: string) => string | null;

/** Who it is that a label calls by an office: as the text says, or as that person does. */
function holdersOf(
  text: string,
  people: People,
  drafts: readonly Draft[],
  interview: Interview | null,
): Holders {
  const found = new Map(holdersIn(text, people.all));
  for (const { opening, spans } of drafts) {
    const self = opening.isByRole ? selfNamed(spans.map((span) => text.slice(...span)).join(' ')) : null;
    if (self !== null) found.set(fold(opening.name), self);
  }
  return (label) => {
    if (/^(?:the )?witness$/i.test(label)) return interview?.isSure ? interview.interviewee : null;
    return found.get(fold(label)) ?? found.get(officeNamed(label) ?? '') ?? null;
  };
}

function turnOf(opening: Opening, spans: Turn['spans'], interview: Interview | null, holders: Holders): Turn {
  const { format, label, name, isQuestioner, isAnswer, isSure } = opening;
  const holder = opening.isByRole ? holders(name) : null;
  const isInferred = opening.person === null && interview !== null;
  const inferred = isQuestioner ? interview?.interviewer : isAnswer ? interview?.interviewee : null;
  const person = holder ?? (isInferred ? (inferred ?? null) : opening.person);
  const names = [...new Set([...namesOf(name), ...(person === null ? [] : namesOf(person))])].filter(Boolean);
  const isByRole = holder === null && person !== null && opening.isByRole;
  return {
    ...{ format, spans, label, name, person, isByRole, names, isQuestioner, isAnswer },
    start: spans[0]?.[0] ?? 0,
    end: spans.at(-1)?.[1] ?? 0,
    isCertain:
      isSure &&
      person !== null &&
      !opening.isByRole &&
      !(isInitials(name, person) && !isInferred) &&
      (!isInferred || interview.isSure),
  };
}

/** “AB” for Ada Berg */
function isInitials(name: string, person: string): boolean {
  return name !== person && /^\p{Lu}{1,3}$/u.test(name);
}
