import { existsSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';
import { Server } from './gateway.mjs';

const folder = fileURLToPath(new URL('../tailcall', import.meta.url));
const command = `${folder}/node_modules/@tailcallhq/core-linux-x64-gnu/bin/tailcall`;

/** Whether Tailcall is installed. Its 24 MB are optional, and for Linux on x64. */
export const hasTailcall = () => existsSync(command);

/**
 * Serves the site's REST API with Tailcall.
 * @param {string} site
 */
export async function startTailcall(site) {
  const port = await freePort();
  const configuration = `${folder}/site-${port}.graphql`;
  const template = await readFile(`${folder}/wordpress.graphql`, 'utf8');
  await writeFile(configuration, template.replaceAll('SITE', site).replaceAll('PORT', String(port)));
  process.once('exit', () => rmSync(configuration, { force: true }));
  const server = await Server.start(command, ['start', configuration], {
    address: /launched at/,
    cwd: folder,
    // It reports its use otherwise.
    env: { TAILCALL_TRACKER: 'false' },
  });
  return { server, endpoint: `http://127.0.0.1:${port}/graphql` };
}
