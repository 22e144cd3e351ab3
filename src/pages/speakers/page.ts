import { matchJson } from '../../derived/match/section.js';
import { misattributionOf } from '../../derived/status/model/misattribution.js';
import { claimRow } from '../../derived/status/section.js';
import type { Page } from '../../platform/db/queries/page-of.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { factsOf, fieldsJson } from '../../platform/lib/fields/noun-fields.js';
import { wordLanguage } from '../../platform/lib/text/word-language.js';
import { mayWrite, reaches, type Viewer } from '../../platform/viewer.js';
import { SPEAKER_FIELDS } from '../../record/speakers/fields.js';
import type { Related } from '../../record/speakers/member-store.js';
import { titleOn, wordTitle } from '../../record/speakers/model.js';
import { awaitingJson, awaitingShown, type CreditedName } from '../../record/speakers/names-section.js';
import type { Statement } from '../../record/speakers/statement-store.js';
import type { Speaker, SpeakerName, SpeakerTitle } from '../../record/speakers/store.js';
import { SPEAKER_KINDS } from '../../vocabulary.js';

/** A speaker with all that belongs to it, as one viewer may see it. */
export interface WholeSpeaker {
  readonly speaker: Speaker;
  readonly names: readonly SpeakerName[];
  /** Those of them that wait for a second person. */
  readonly awaiting: readonly CreditedName[];
  /** Whether nobody else could be that person. */
  readonly isAlone: boolean;
  /** Latest first. */
  readonly titles: readonly SpeakerTitle[];
  readonly members: readonly Related[];
  readonly bodies: readonly Related[];
  /** Other speakers with its Wikidata id. */
  readonly alike: readonly Related[];
  readonly statements: Page<Statement>;
  /** What it said that is wrongly credited to somebody else, newest first. */
  readonly miscredited: readonly Statement[];
}

export function speakerPage(whole: WholeSpeaker, nextHref: string | null, viewer: Viewer) {
  const { speaker, statements } = whole;
  const isTrashed = speaker.trashed_at !== null;
  return {
    id: speaker.id,
    name: speaker.name,
    lang: speaker.language,
    kind: SPEAKER_KINDS[speaker.kind],
    isUnnamed: speaker.kind === 'unnamed',
    description: speaker.description,
    facts: [
      ...factsOf(FILED, speaker),
      ...(speaker.wikidata_id === null
        ? []
        : [
            {
              term: 'Wikidata',
              text: speaker.wikidata_id,
              href: `https://www.wikidata.org/wiki/${speaker.wikidata_id}`,
            },
          ]),
    ],
    names: whole.names
      .filter((name) => !whole.awaiting.some(({ id }) => id === name.id))
      .map(({ name, language }) => ({ name, lang: language, languageWord: wordLanguage(language) })),
    awaiting: whole.awaiting.map((one) => awaitingShown(one, viewer, whole.isAlone)),
    titles: whole.titles.map(titleRow),
    members: whole.members.map(relatedRow),
    bodies: whole.bodies.map(relatedRow),
    alike: whole.alike.map(relatedRow),
    statements: statements.rows.map((statement) => statementRow(statement, whole)),
    miscredited: whole.miscredited.map((statement) => statementRow(statement, whole)),
    nextHref,
    version: speaker.version,
    isTrashed,
    canEdit: mayWrite(viewer) && !isTrashed,
    canTrash: reaches(viewer.role, 'editor'),
  };
}

/** A speaker as JSON, with the first page of claims or the one after the requested cursor. */
export function speakerJson(whole: WholeSpeaker, next: string | null) {
  return {
    ...speakerRowJson(whole.speaker),
    names: whole.names.map(({ name, language }) => ({ name, language })),
    /** Those among the names that make no copy agree until a second person agrees. */
    awaiting_names: whole.awaiting.map(awaitingJson),
    titles: whole.titles.map(({ title, body, held_from, held_to, source_id, source_title }) => ({
      title,
      body,
      held_from,
      held_to,
      source_id: source_title === null ? null : source_id,
    })),
    members: whole.members.map(({ id }) => id),
    statements: whole.statements.rows.map(statementJson),
    miscredited: whole.miscredited.map((statement) => ({
      ...statementJson(statement),
      speaker: { id: statement.speaker_id, name: statement.speaker_name },
    })),
    next,
  };
}

function statementJson(statement: Statement) {
  const { id, text, said_on, form, recounted_by, match } = statement;
  const own_piece = Boolean(statement.is_only_ours);
  const misattributed = misattributionOf(statement);
  return { id, text, said_on, form, misattributed, match: matchJson(match), recounted_by, own_piece };
}

/** A speaker in a list, and as an option of a combo box. */
export function speakerRowJson(speaker: Speaker) {
  return { id: speaker.id, ...fieldsJson(SPEAKER_FIELDS, speaker), version: speaker.version };
}

function titleRow(title: SpeakerTitle) {
  return {
    title: title.title,
    body: title.body,
    from: title.held_from,
    to: title.held_to === null ? null : formatEdtf(title.held_to),
    source:
      title.source_title === null ? null : { text: title.source_title, href: `/sources/${title.source_id}` },
  };
}

function relatedRow({ id, name, language }: Related) {
  return { href: `/speakers/${id}`, name, lang: language };
}

/** Its own claim has the title of that day; a claim of a body to which it belongs has the body’s name. */
function statementRow(statement: Statement, { titles, bodies }: WholeSpeaker) {
  const body = bodies.find(({ id }) => id === statement.speaker_id) ?? null;
  const day = { min: statement.said_on_min, max: statement.said_on_max };
  const held = statement.said_on === null || body ? [] : titleOn(titles, day);
  if (body) return claimRow(statement, { name: body.name, href: `/speakers/${body.id}` });
  return claimRow(statement, held.length > 0 ? { name: held.map(wordTitle).join('; '), href: null } : null);
}

const { sort_name } = SPEAKER_FIELDS;
const FILED = { sort_name };
