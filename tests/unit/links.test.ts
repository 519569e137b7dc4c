import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const filesIn = (folder: string, recursive: boolean) =>
  readdirSync(join(ROOT, folder), { recursive, encoding: 'utf8' }).map((name) => join(folder, name));

const pages = [
  ...filesIn('.', false),
  ...filesIn('docs', true),
  ...filesIn('.github', true),
  ...filesIn('examples', true).filter((name) => !/[\\/]node_modules[\\/]/.test(name)),
].filter((name) => name.endsWith('.md'));
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const withoutCode = (markdown: string) =>
  markdown.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');

/** The ids that GitHub gives to the headings of a page. */
function anchorsOf(page: string): string[] {
  const headings = [
    ...read(page)
      .replaceAll(/^```.*?^```/gms, '')
      .matchAll(/^#+ (.+)$/gm),
  ];
  return headings.map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(pages)('%s links to what is there', (page) => {
  const targets = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const broken = targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = decodeURI(target).split('#');
      const file = path ? normalize(join(dirname(page), path)) : page;
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
    });
  expect(broken).toEqual([]);
});

test('pages named in sources and configuration exist', () => {
  const sources = [...filesIn('src', true), ...filesIn('deploy', true), ...filesIn('bench/lib', true)];
  const texts = sources.filter((name) => /\.(ts|mjs|conf)$/.test(name)).map(read);
  const named = texts.flatMap((text) => text.match(/\bdocs\/[\w/-]+\.md\b/g) ?? []);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
});

test('the README lists every page of the documentation', () => {
  const linked = new Set([...read('README.md').matchAll(/\]\((docs\/[\w-]+\.md)/g)].map(([, page]) => page));
  expect(filesIn('docs', false).filter((name) => name.endsWith('.md') && !linked.has(name))).toEqual([]);
});
