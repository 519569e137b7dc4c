import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { externalLinks, filesIn, pages, ROOT, readFile as read, targetsIn } from '../helpers/pages.ts';

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
  const broken = targetsIn(page)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = decodeURI(target).split('#');
      const file = path ? normalize(join(dirname(page), path)) : page;
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
    });
  expect(broken).toEqual([]);
});

test('links to other sites are well-formed, and encrypted (`npm run proof -- external-links` asks them)', () => {
  const links = externalLinks();
  expect(links.length).toBeGreaterThan(30);
  const wrong = links.filter(({ address }) => {
    if (!URL.canParse(address)) return true;
    const { protocol, hostname, username, href } = new URL(address);
    // Written as it is sent: no spaces, no stray punctuation, a host with a domain.
    const isSame = [address, `${address}/`].some((each) => each.toLowerCase() === href.toLowerCase());
    return protocol !== 'https:' || !hostname.includes('.') || username !== '' || !isSame;
  });
  expect(wrong).toEqual([]);
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
