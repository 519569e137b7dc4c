import { plain } from '../plain.ts';
import type { StartedSites } from './reporter.ts';

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
