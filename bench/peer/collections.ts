import type { Program } from '../ground/programs.js';
import { sendDirectus } from './directus.js';

// The collections that hold in Directus what is compared: claims with their speakers and notes.

type Type = 'string' | 'text' | 'date' | 'timestamp' | 'integer';

const SPEAKERS: Readonly<Record<string, Type>> = {
  ...{ kind: 'string', name: 'string', sort_name: 'string', language: 'string', description: 'text' },
};

const CLAIMS: Readonly<Record<string, Type>> = {
  ...{ text: 'text', language: 'string', form: 'string', status: 'string', ground_rule: 'string' },
  ...{ said_on: 'date', summary: 'text', note: 'text', speaker: 'integer' },
};

const ANNOTATIONS: Readonly<Record<string, Type>> = {
  ...{ motivation: 'string', body: 'text', created_at: 'timestamp', claim: 'integer' },
};

/** Makes the collections and their relations through its API, with the settings that its pages use. */
export async function makeCollections(program: Program): Promise<void> {
  for (const [collection, fields] of Object.entries({
    speakers: SPEAKERS,
    claims: CLAIMS,
    annotations: ANNOTATIONS,
  })) {
    const own = Object.entries(fields).map(([field, type]) => ({ field, type, meta: {}, schema: {} }));
    await sendDirectus(program, '/collections', {
      collection,
      meta: {},
      schema: {},
      fields: [ID, ...own],
    });
  }
  await sendDirectus(program, '/fields/claims', NOTES_OF_CLAIM);
  await sendDirectus(program, '/relations', relation('claims', 'speaker', 'speakers', null));
  await sendDirectus(program, '/relations', relation('annotations', 'claim', 'claims', 'annotations'));
}

const ID = {
  field: 'id',
  type: 'integer',
  meta: {},
  schema: { is_primary_key: true, has_auto_increment: true },
};

const NOTES_OF_CLAIM = { field: 'annotations', type: 'alias', meta: { special: ['o2m'] }, schema: null };

function relation(collection: string, field: string, related: string, back: string | null) {
  return {
    ...{ collection, field, related_collection: related },
    meta: { one_field: back },
    schema: { on_delete: 'SET NULL' },
  };
}
