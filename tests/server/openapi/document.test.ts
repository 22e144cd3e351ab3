import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PERMISSIONS, type Rule } from '../../../src/people/accounts/model/permissions.js';
import { addressOf, describeDesk, isPageAlone } from '../../../src/server/openapi/document.js';
import { describedWrites, writeAt } from '../../../src/server/openapi/writes.js';
import {
  faultsOf,
  faultsOfSchema,
  type OpenApi,
  openObjectsIn,
  operationsOf,
} from '../../support/openapi.js';
import { EXAMPLES } from './examples.js';

const WRITES = describedWrites();
const described = { rules: PERMISSIONS, writes: WRITES, version: '0.1.0' };
const DOCUMENT = describeDesk(described) as unknown as OpenApi;
const name = ({ method, path }: Rule) => `${method} ${path}`;
const FOR_CLIENTS = PERMISSIONS.filter((rule) => !isPageAlone(rule));

function operationAt(rule: Rule) {
  return DOCUMENT.paths[addressOf(rule)]?.[rule.method.toLowerCase()];
}

function bodyAt(rule: Rule): unknown {
  const content = operationAt(rule)?.requestBody?.content?.['application/json'] as { schema: unknown };
  return content?.schema;
}

/** Read back from the description alone, as a client would. */
function read(rule: Rule, body: object) {
  return z.fromJSONSchema(bodyAt(rule) as never).safeParse(body);
}

describe('the description of the desk', () => {
  it('is OpenAPI 3.1', () => {
    expect(faultsOf(DOCUMENT)).toEqual([]);
  });

  it('survives being sent', () => {
    expect(JSON.parse(JSON.stringify(DOCUMENT))).toEqual(DOCUMENT);
  });

  it.each(FOR_CLIENTS.map((rule) => [name(rule), rule] as const))('has %s, and who may do it', (_, rule) => {
    const operation = operationAt(rule);
    expect(operation).toMatchObject({ 'x-needs': rule.needs });
    expect(operation?.security).toEqual(
      rule.needs === 'anyone'
        ? []
        : rule.bySession
          ? [{ session: [] }]
          : rule.needs === 'reader'
            ? [{ bearer: [] }, {}]
            : [{ bearer: [] }],
    );
  });

  it('has nothing that the permission table does not have, but for lists, and an empty table, as CSV', () => {
    const known = FOR_CLIENTS.map((rule) => `${rule.method.toLowerCase()} ${addressOf(rule)}`);
    const all = operationsOf(DOCUMENT).map(({ method, path }) => `${method} ${path}`);
    const nouns = [
      'activity',
      'annotations',
      'claims',
      'import',
      'lists',
      'occasions',
      'outlets',
      'searches',
      'sources',
      'speakers',
    ];
    const tables = [...nouns, 'tags', 'users', 'views'].map((noun) => `get /${noun}.csv`);
    expect(all.filter((one) => !known.includes(one)).sort()).toEqual(tables);
  });

  it('says of every operation how it can fail, in the one shape of all errors', () => {
    const problem = { $ref: '#/components/responses/Problem' };
    for (const { operation } of operationsOf(DOCUMENT)) expect(operation.responses?.default).toEqual(problem);
    expect(DOCUMENT.components.responses?.Problem).toMatchObject({
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
  });

  it('is refused for a write of the table that nobody described', () => {
    const rules = [{ method: 'POST', path: '/claims/:id/verdicts', needs: 'checker' }] as const;
    expect(() => describeDesk({ ...described, rules })).toThrow('POST /claims/:id/verdicts');
  });
});

describe('a body in the description', () => {
  const withBody = FOR_CLIENTS.filter((rule) => rule.method !== 'GET' && writeAt(rule, WRITES)?.body);
  const cases = withBody.map((rule) => [name(rule), rule] as const);

  it.each(cases)('of %s is closed to keys that nobody knows, at every depth', (_, rule) => {
    expect(faultsOfSchema(bodyAt(rule), 'body')).toEqual([]);
    expect(openObjectsIn(bodyAt(rule))).toEqual([]);
  });

  it.each(cases.filter(([key]) => key in EXAMPLES))('of %s takes what scripts send', (key, rule) => {
    for (const example of EXAMPLES[key] ?? []) {
      expect(read(rule, example).error?.issues ?? []).toEqual([]);
      const unknown = read(rule, { ...example, no_such_field: 1 });
      expect(unknown.error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['no_such_field'] });
    }
  });

  it('is there as an example for each way to add something', () => {
    const adding = cases.filter(([, rule]) => writeAt(rule, WRITES)?.status === 201);
    expect(adding.map(([key]) => key).filter((key) => !(key in EXAMPLES))).toEqual([]);
  });

  it('says what is needed, and of which kind it is', () => {
    const rule = PERMISSIONS.find((one) => name(one) === 'POST /claims');
    expect(rule && read(rule, {}).success).toBe(false);
    expect(rule && read(rule, { text: ['No.'] }).success).toBe(false);
    expect(rule && read(rule, { text: 'No.', form: 'shouted' }).success).toBe(false);
  });
});

describe('what checks a description', () => {
  it.each([
    [{ type: 'text' }, 'type text'],
    [{ type: 'object', required: ['a'] }, 'a is wanted'],
    [{ type: 'array', items: { kind: 'string' } }, 'kind'],
  ])('sees what is wrong with %j', (schema, fault) => {
    expect(faultsOfSchema(schema, 'it').join()).toContain(fault);
  });

  it('sees a path without its parameter, and an id given twice', () => {
    const get = { operationId: 'one', responses: { 200: {} } };
    const broken = { ...DOCUMENT, paths: { '/claims/{id}': { get }, '/claims': { get } } };
    expect(faultsOf(broken)).toEqual(['operationId one twice', 'get /claims/{id}: path parameters']);
  });
});
