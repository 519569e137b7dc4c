import type { TestGateway } from './gateway.ts';

export interface Page {
  readonly nodes: readonly { readonly databaseId: number }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount?: number | null;
}

/** One page of a root list: `readPage(gateway, 'posts', 'first: 3')`. */
export async function readPage(gateway: TestGateway, list: string, page: string): Promise<Page> {
  const { data, errors } = await gateway.query<{ list: Page }>(
    `{ list: ${list}(${page}) {
      nodes { databaseId }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`,
  );
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data.list;
}

/** The ids of each page of a whole list, walked in one direction until it says that there is no more. */
export async function walk(
  gateway: TestGateway,
  list: string,
  { by, backward = false, args = '' }: { by: number; backward?: boolean; args?: string },
): Promise<number[][]> {
  const pages: number[][] = [];
  let from = '';
  for (;;) {
    const page = await readPage(gateway, list, `${backward ? 'last' : 'first'}: ${by} ${from} ${args}`);
    pages.push(page.nodes.map(({ databaseId }) => databaseId));
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(backward ? hasPreviousPage : hasNextPage)) return pages;
    const cursor = backward ? startCursor : endCursor;
    if (cursor === null)
      throw new Error(
        `${list} ${args} by ${by}: the page says that there is more, but not from where: ${pages}`,
      );
    if (pages.length > 100)
      throw new Error(`${list} ${args} by ${by}: the walk does not end: ${pages.slice(0, 5).join(' | ')}`);
    from = `${backward ? 'before' : 'after'}: "${cursor}"`;
  }
}
