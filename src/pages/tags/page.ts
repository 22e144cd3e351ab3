import { misattributionOf } from '../../derived/status/model/misattribution.js';
import { claimRow } from '../../derived/status/section.js';
import type { Page } from '../../platform/db/queries/page-of.js';
import { type RecordForm, recordFormWords, type Typed } from '../../platform/lib/fields/form-page.js';
import { fieldsJson, formFields, typedFromFields } from '../../platform/lib/fields/noun-fields.js';
import { reaches, type Viewer } from '../../platform/viewer.js';
import { TAG_FIELDS } from '../../record/tags/fields.js';
import type { Tag, TaggedClaim } from '../../record/tags/store.js';

export function tagsPage(
  page: Page<Tag & { readonly claims: number }>,
  q: string | null,
  nextHref: string | null,
  viewer: Viewer,
) {
  const rows = page.rows.map(({ id, name, claims }) => ({
    cells: [
      { text: name, href: `/tags/${id}` },
      { text: claims, numeric: true },
    ],
  }));
  return { ...LIST, q, nextHref, canAdd: mayEditTags(viewer), table: { ...TABLE, rows } };
}

const LIST = {
  address: '/tags',
  title: 'Tags',
  sub: 'Topics of quotations.',
  add: 'Add a tag',
  find: 'Find by name',
  notFound: 'No tags match',
  none: { title: 'No tags yet', text: 'Tags are added with their first quotation, or here by an editor.' },
} as const;

const TABLE = {
  id: 'tags',
  caption: 'Tags by name',
  head: 0,
  fitted: true,
  columns: [{ label: 'Tag' }, { label: 'Quotations', numeric: true }],
} as const;

export function tagPage(tag: Tag, claims: Page<TaggedClaim>, nextHref: string | null, viewer: Viewer) {
  const isTrashed = tag.trashed_at !== null;
  return {
    id: tag.id,
    name: tag.name,
    note: tag.note,
    claims: claims.rows.map((claim) =>
      claimRow(claim, { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` }),
    ),
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
