import { matchRow } from '../../derived/match/section.js';
import { misattributionOf, misattributionShown } from '../../derived/status/model/misattribution.js';
import { todoOf } from '../../derived/status/model/reason.js';
import type { Page } from '../../platform/db/queries/page-of.js';
import { type RecordForm, recordFormWords, type Typed } from '../../platform/lib/fields/form-page.js';
import { fieldsJson, formFields, typedFromFields } from '../../platform/lib/fields/noun-fields.js';
import { reaches, type Viewer } from '../../platform/viewer.js';
import { ATTRIBUTION_STATUSES, GROUND_RULES } from '../../vocabulary.js';
import { isRestricted } from '../claims/model.js';
import { TAG_FIELDS } from './fields.js';
import type { Tag, TaggedClaim } from './store.js';

export function tagsPage(
  page: Page<Tag & { readonly claims: number }>,
  q: string | null,
  nextHref: string | null,
  viewer: Viewer,
) {
  return {
    q,
    rows: page.rows.map(({ id, name, claims }) => ({ href: `/tags/${id}`, name, claims })),
    nextHref,
    canAdd: mayEditTags(viewer),
  };
}

export function tagPage(tag: Tag, claims: Page<TaggedClaim>, nextHref: string | null, viewer: Viewer) {
  const isTrashed = tag.trashed_at !== null;
  return {
    id: tag.id,
    name: tag.name,
    note: tag.note,
    claims: claims.rows.map(claimRow),
    nextHref,
    version: tag.version,
    isTrashed,
    canEdit: mayEditTags(viewer) && !isTrashed,
    canTrash: reaches(viewer.role, 'editor'),
  };
}

export function tagFormPage({ id, version, typed, errors }: RecordForm) {
  return {
    ...recordFormWords('tag', id),
    version,
    errors,
    fields: formFields(TAG_FIELDS, typed, errors),
  };
}

/** A tag as JSON: the columns of the record, without who saved it. */
export function tagJson(tag: Tag) {
  return { id: tag.id, ...fieldsJson(TAG_FIELDS, tag), version: tag.version };
}

export function taggedClaimJson(claim: TaggedClaim) {
  const { id, text, said_on, form, speaker_id, speaker_name } = claim;
  const speaker = { id: speaker_id, name: speaker_name };
  return { id, text, said_on, form, speaker, misattributed: misattributionOf(claim) };
}

export function typedFromTag(tag: Tag): Typed {
  return typedFromFields(TAG_FIELDS, tag);
}

function mayEditTags(viewer: Viewer): boolean {
  return viewer.scope === 'write' && reaches(viewer.role, 'editor');
}

function claimRow(claim: TaggedClaim) {
  return {
    href: `/claims/${claim.id}`,
    text: claim.text,
    lang: claim.language ?? 'und',
    form: claim.form,
    date: claim.said_on,
    status: { status: claim.status, word: ATTRIBUTION_STATUSES[claim.status] },
    lock: isRestricted(claim) ? GROUND_RULES[claim.ground_rule] : null,
    match: matchRow(claim.match),
    todo: todoOf(claim),
    wrong: misattributionShown(claim),
    parts: null,
    found: [],
    tick: null,
    speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
  };
}
