import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './free-port.mjs';
import { Server } from './gateway.mjs';

const folder = fileURLToPath(new URL('../mesh', import.meta.url));
const command = (/** @type {string} */ name) => `${folder}/node_modules/.bin/${name}`;

/** Whether Mesh is installed. Its half a gigabyte of packages is optional. */
export const hasMesh = () => existsSync(command('hive-gateway'));

/**
 * Composes the site's schema with GraphQL Mesh, and serves it with Hive Gateway.
 * @param {string} site
 */
export async function startMesh(site) {
  const port = await freePort();
  const supergraph = `supergraph-${port}.graphql`;
  await promisify(execFile)(command('mesh-compose'), ['-c', 'mesh.config.mjs', '-o', supergraph], {
    cwd: folder,
    env: { ...process.env, SITE: site },
  });
  const server = await Server.start(
    command('hive-gateway'),
    ['supergraph', supergraph, '--host', '127.0.0.1', '--port', String(port)],
    { address: /http:\/\/127\.0\.0\.1:\d+/, cwd: folder },
  );
  return { server, endpoint: `http://127.0.0.1:${port}/graphql` };
}
