import type { JsonSchema } from '../../platform/lib/fields/json-schema.js';

/** What decides the possible responses. */
export interface Faults {
  readonly status: 200 | 201;
  readonly kind: 'json' | 'file' | 'text';
  readonly isOpen: boolean;
  /** The address names a record, which may be missing or in the trash. */
  readonly hasRecord: boolean;
  /** The address takes filters, and refuses unknown ones. */
  readonly isNarrowed: boolean;
  readonly isWrite: boolean;
  readonly hasBody: boolean;
  readonly isEdit: boolean;
}

export function responsesOf(faults: Faults): JsonSchema {
  const { status, isOpen, hasRecord, isNarrowed, isWrite, hasBody, isEdit } = faults;
  const problems = [
    400,
    ...(isOpen ? [] : [401, 403]),
    ...(hasRecord ? [404, 410] : []),
    ...(isWrite ? [409, 413, 415, 507] : []),
    ...(hasBody || isNarrowed || faults.kind === 'file' ? [422] : []),
    ...(isEdit ? [428] : []),
    503,
  ];
  const named = problems.map((code) => [String(code), { $ref: '#/components/responses/Problem' }]);
  return {
    [status]: successOf(faults),
    ...Object.fromEntries(named),
    default: { $ref: '#/components/responses/Problem' },
  };
}

function successOf({ status, kind }: Faults): JsonSchema {
  if (kind === 'text') return { description: 'A line of text.', content: { 'text/plain': {} } };
  if (kind === 'file') return { description: 'A file in the format asked for.', content: { '*/*': {} } };
  const content = { 'application/json': { schema: { type: 'object' } } };
  if (status === 200) return { description: 'The record or records, as they are now.', content };
  const Location = { description: 'Where it is from now on.', schema: { type: 'string' } };
  return { description: 'Made.', headers: { Location }, content };
}
