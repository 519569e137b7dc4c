import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema } from '../../../../../src/graphql/build-schema.ts';
import { CORE_SITE } from '../../../../../src/model/site-model.ts';
import { rememberingEstimates } from '../../../../../src/server/limits/cost/remembered-estimate.ts';

const schema = buildSchema(CORE_SITE);
const pages = { defaultSize: 10, maxSize: 1000 };
const document = parse(`
  query One($first: Int) { posts(first: $first) { nodes { title } } }
  query Two { posts(first: 300) { nodes { title } } tags { nodes { name } } }
`);

const estimate = rememberingEstimates();
const requestsOf = (operationName: string, variables?: Record<string, unknown>) =>
  estimate({ schema, document, operationName, variables, pages })?.requests;

test('the estimate of a repeated operation is memoised', () => {
  const asked = { schema, document, operationName: 'One', variables: { first: 100 }, pages };
  expect(estimate(asked)).toBe(estimate({ ...asked, variables: { first: 100 } }));
});

test('its variables and its name tell it from others of the same document', () => {
  expect([
    requestsOf('One', { first: 100 }),
    requestsOf('One', { first: 500 }),
    requestsOf('Two'),
    requestsOf('One', { first: 100 }),
  ]).toEqual([1, 5, 4, 1]);
});

test('so does the schema', () => {
  const asked = { document, operationName: 'Two', pages };
  expect(estimate({ ...asked, schema })).not.toBe(estimate({ ...asked, schema: buildSchema(CORE_SITE) }));
});

test('what execution is going to refuse has none, however often it is sent', () => {
  expect([requestsOf('Three'), requestsOf('Three')]).toEqual([undefined, undefined]);
});
