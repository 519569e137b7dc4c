import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

/** Newest first: 22 21 20 16 14 13 12 11 10 9 8 15, of which 14 to 11 are of one second. */
const DATES: Readonly<Record<number, string>> = {
  22: '2024-05-03T00:00:00',
  21: '2024-05-02T00:00:00',
  20: '2024-05-01T00:00:00',
  16: '2024-04-20T00:00:00',
  ...{ 14: '2024-04-10T10:00:00', 13: '2024-04-10T10:00:00' },
  ...{ 12: '2024-04-10T10:00:00', 11: '2024-04-10T10:00:00' },
  10: '2024-03-10T09:30:00',
  9: '2024-03-09T00:00:00',
  8: '2024-03-08T00:00:00',
  15: '2020-01-01T00:00:00',
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({
    posts: Object.entries(DATES).map(([id, date]) => makePost({ id: Number(id), date, date_gmt: date })),
  });
});
afterAll(() => gateway[Symbol.asyncDispose]());

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly databaseId: number } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}

async function page(field: string): Promise<Page> {
  const response = await gateway.gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `{ page: ${field} { edges { cursor node { databaseId } } pageInfo { hasNextPage hasPreviousPage } } }`,
    }),
  });
  return ((await response.json()) as { data: { page: Page } }).data.page;
}

const idsOf = ({ edges }: Page) => edges.map(({ node }) => node.databaseId);

/** The cursor of an item, as a walk of the list gives it. */
async function cursorOf(list: string, id: number): Promise<string> {
  const { edges } = await page(`${list}(first: 100)`);
  return edges.find(({ node }) => node.databaseId === id)?.cursor ?? '';
}

test.each([
  ['posts', 'first: 2, after: "13"', [12, 11], { hasNextPage: true, hasPreviousPage: true }],
  ['posts', 'last: 3', [9, 8, 15], { hasNextPage: false, hasPreviousPage: true }],
  ['posts', 'last: 3, before: "14"', [21, 20, 16], { hasNextPage: true, hasPreviousPage: true }],
  ['posts', 'first: 2, before: "14"', [22, 21], { hasNextPage: true, hasPreviousPage: false }],
  ['posts', 'first: 100', [22, 21, 20, 16, 14, 13, 12, 11, 10, 9, 8, 15], { hasNextPage: false }],
])('%s(%s) is %j', async (list, range, ids, pageInfo) => {
  const [, place = ''] = /"(\d+)"/.exec(range) ?? [];
  const cursor = place && (await cursorOf(list, Number(place)));
  const found = await page(`${list}(${range.replace(/"\d+"/, `"${cursor}"`)})`);
  expect(idsOf(found)).toEqual(ids);
  expect(found.pageInfo).toMatchObject(pageInfo);
});
