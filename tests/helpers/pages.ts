import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const filesIn = (folder: string, recursive: boolean): string[] =>
  readdirSync(join(ROOT, folder), { recursive, encoding: 'utf8' }).map((name) => join(folder, name));

export const readFile = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

/** Every page of the documentation. */
export const pages: readonly string[] = [
  ...filesIn('.', false),
  ...filesIn('docs', true),
  ...filesIn('.github', true),
  ...filesIn('examples', true).filter((name) => !/[\\/]node_modules[\\/]/.test(name)),
].filter((name) => name.endsWith('.md'));

export const withoutCode = (markdown: string): string =>
  markdown.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');

/** What a page links to: `[text](target)`. */
export const targetsIn = (page: string): string[] =>
  [...withoutCode(readFile(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

/** Hosts that stand for the reader's own, and those of his machine. */
const STANDS_FOR =
  /(^|\.)example(\.(com|org|net))?$|^localhost$|^127\.|^(host|gateway|collector)$|\.internal$/;

export interface ExternalLink {
  readonly file: string;
  readonly address: string;
}

/** The addresses of other sites that pages link to, and that comments of the sources refer to with `@see`. */
export function externalLinks(): readonly ExternalLink[] {
  const ofPages = pages.flatMap((file) => {
    const text = withoutCode(readFile(file));
    const bare = [...text.matchAll(/<([a-z]+:\/\/[^>\s]+)>|(?<![(<"])\b(https?:\/\/[^\s)<>"|]+)/g)];
    const addresses = bare.map(([, angled, plain = '']) => angled ?? plain.replace(/[.,;:]+$/, ''));
    return [...targetsIn(file).filter((target) => /^[a-z]+:\/\//.test(target)), ...addresses].map(
      (address) => ({ file, address }),
    );
  });
  const sources = [...filesIn('src', true), ...filesIn('companion', true)].filter((name) =>
    /\.(ts|php)$/.test(name),
  );
  const ofSources = sources.flatMap((file) =>
    [...readFile(file).matchAll(/@see (\w+:\/\/\S+)/g)].map(([, address = '']) => ({ file, address })),
  );
  return [...ofPages, ...ofSources].filter(
    ({ address }) => !URL.canParse(address) || !STANDS_FOR.test(new URL(address).hostname),
  );
}
