import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { makeProduct, STORE, shopOf } from '../../helpers/plugins/woocommerce.ts';
import { makeCustom } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';

interface Report {
  readonly checks: readonly { readonly id: string; readonly status: string; readonly message: string }[];
}

/** The check of a route, as `doctor --json` reports it. */
async function checkOf(route: string, contents: WordPressServerOptions, more: readonly string[] = []) {
  await using site = await startWordPressServer(contents);
  let output = '';
  const print = (text: string) => {
    output += text;
  };
  await run({ argv: ['doctor', site.url, '--json', ...more], env: {}, print, printError: () => {} });
  const { checks } = JSON.parse(output) as Report;
  return checks.find(({ id }) => id === `namespace:${route}`);
}

const SHOP = shopOf([makeProduct({ id: 1 }), makeProduct({ id: 2 })]);

describe('the doctor', () => {
  test('reports a further namespace that works', async () => {
    const check = await checkOf(STORE, SHOP);
    expect(check?.status).toBe('ok');
    expect(check?.message).toMatch(/^Adds \d\d fields to product, from \/wc\/store\/v1\/products\.$/);
  });

  test('warns of one that fails', async () => {
    const override: WordPressServerOptions['override'] = ({ route, method }) =>
      route === STORE && method === 'GET' ? { status: 403, body: { code: 'no', message: 'No.' } } : undefined;
    expect(await checkOf(STORE, { ...SHOP, override })).toMatchObject({
      status: 'warning',
      message: expect.stringContaining(`GET ${STORE} fails`),
    });
  });

  test('warns of one that ignores ids', async () => {
    const products = [makeProduct({ id: 1 }), makeProduct({ id: 2 })];
    expect(await checkOf(STORE, { ...SHOP, further: { [STORE]: () => products } })).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('does not return the items that are requested by id'),
    });
  });

  test('looks at those of a file, and says nothing of namespaces that the site lacks', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'namespaces-')), 'namespaces.json');
    const route = '/dealer/v1/cars';
    writeFileSync(
      file,
      JSON.stringify([{ namespace: 'dealer/v1', route, contentType: 'car', include: 'ids' }]),
    );
    const cars = {
      types: { car: { rest_base: 'cars' } },
      custom: { car: [makeCustom('car', { id: 1 })] },
      further: { [route]: () => [{ id: 1, doors: 4 }] },
    };
    expect(await checkOf(route, cars, ['--namespaces', file])).toMatchObject({
      status: 'ok',
      message: `Adds 1 field to car, from ${route}.`,
    });
    expect(await checkOf(STORE, cars)).toBeUndefined();
  });
});
