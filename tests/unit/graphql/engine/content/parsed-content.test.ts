import { expect, test, vi } from 'vitest';
import { formatText } from '../../../../../src/graphql/engine/content/link-rewriting.ts';
import { readOnce } from '../../../../../src/graphql/engine/content/parsed-content.ts';
import { OperationHtml } from '../../../../../src/graphql/engine/values/operation-html.ts';

const anOperation = () => ({ html: new OperationHtml(new AbortController().signal) });
type TestOperation = ReturnType<typeof anOperation>;

const addresses = ['https://a.example'];
/** The same content, as in the rows of two lists. */
const [one, other] = [{ rendered: '<p>ink</p>' }, { rendered: '<p>ink</p>' }];

test('the same content is converted once per operation', async () => {
  const convert = async (operation: TestOperation) => {
    const conversions = vi.spyOn(operation.html, 'read');
    const texts = await Promise.all(
      [one, other, one].map((text) => formatText(operation, text, { format: 'MARKDOWN', addresses })),
    );
    return { texts, count: conversions.mock.calls.length };
  };
  expect(await convert(anOperation())).toEqual({ texts: ['ink', 'ink', 'ink'], count: 1 });
  expect(await convert(anOperation())).toEqual({ texts: ['ink', 'ink', 'ink'], count: 1 });
});

test('the same content is parsed once for all formats', () => {
  const operation = anOperation();
  const parsed = ['blocks', 'headings', 'blocks'].map((name) =>
    readOnce(operation, name === 'blocks' ? one : other, name, (reading) => reading.parsed),
  );
  expect(new Set(parsed).size).toBe(1);
});

test('each format is converted separately', async () => {
  const operation = anOperation();
  const text = { rendered: '<p><a href="https://a.example/b/">ink</a></p>' };
  const as = (format: 'TEXT' | 'HTML' | 'MARKDOWN', rewriteLinks?: string) =>
    formatText(operation, text, { format, rewriteLinks, addresses });
  const texts = await Promise.all([
    as('TEXT'),
    as('HTML', 'https://c.example'),
    as('HTML', 'https://d.example/'),
    as('MARKDOWN', 'https://d.example'),
  ]);
  expect(texts).toEqual([
    'ink',
    '<p><a href="https://c.example/b/">ink</a></p>',
    '<p><a href="https://d.example/b/">ink</a></p>',
    '[ink](https://d.example/b/)',
  ]);
});
