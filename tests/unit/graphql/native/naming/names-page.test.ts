import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settleNames } from '../../../../../src/graphql/native/naming/resource-names.ts';

const page = readFileSync(new URL('../../../../../docs/names.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| (post type|taxonomy) \|(.+)\|$/gm)].map(([, kind = '', cells = '']) => [
  kind,
  ...cells.split('|').map((cell) => cell.trim().replaceAll('`', '')),
]);

test('the page has a table of names', () => expect(rows.length).toBeGreaterThan(10));

test.each(rows)(
  '%s %s, %s, “%s” has the names on the page',
  (kind, slug = '', restBase = '', label = '', ...names) => {
    const thing = { key: slug, slug, restBase, label };
    const contentTypes = kind === 'post type' ? [thing] : [];
    const settled = settleNames({ contentTypes, taxonomies: kind === 'taxonomy' ? [thing] : [] }).get(slug);
    expect([settled?.typeName, settled?.singular, settled?.plural]).toEqual(names);
  },
);
