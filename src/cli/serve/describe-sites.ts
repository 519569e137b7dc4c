import { plain } from '../plain.ts';

export interface StartedSites {
  readonly url: string;
  readonly sites: readonly { readonly key: string; readonly at: string }[];
  readonly notes: readonly string[];
}

/** What the command prints when it listens for several sites: where each is. They may not be open yet. */
export function describeSites({ url, sites, notes }: StartedSites): string {
  const width = Math.max(...sites.map(({ key }) => key.length));
  const lines = [
    '',
    `  Pressgraph serves ${sites.length} ${sites.length === 1 ? 'site' : 'sites'} at ${url}`,
    '',
    ...sites.map(({ key, at }) => `  ${key.padEnd(width)}  ${plain(at)}`),
    ...notes.map((note) => `  ${note}`),
    '',
  ];
  return `${lines.join('\n')}\n`;
}
