import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import { readJsonFile } from '../../config/read-json-file.ts';

/**
 * What a config file exports by default.
 *
 * @throws PressgraphError BAD_USER_INPUT naming the file, with the error of its code as the cause.
 */
export async function loadConfigFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  const name = basename(path);
  const config = extname(path) === '.json' ? readJsonFile(path, 'settings') : await importConfig(path, name);
  if (isRecord(config)) return config;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected ${name} to export an object by default: export default defineConfig({ … }).`,
  );
}

async function importConfig(path: string, name: string): Promise<unknown> {
  try {
    if (/\.[cm]?ts$/.test(path) && !runsTypeScript()) return await importWithJiti(path, name);
    const module: unknown = await import(/* @vite-ignore */ await addressOf(path));
    return isRecord(module) ? module['default'] : undefined;
  } catch (cause) {
    if (cause instanceof PressgraphError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PressgraphError('BAD_USER_INPUT', `${name} cannot be loaded: ${reason}`, { cause });
  }
}

/** Another one once the file has changed: Node.js keeps modules by their address, and SIGHUP reads the file again. */
async function addressOf(path: string): Promise<string> {
  const { mtimeMs } = await stat(path);
  return `${pathToFileURL(path).href}?${mtimeMs}`;
}

/** Node.js does from 22.18 on; the types are those of the oldest that is promised. */
const runsTypeScript = (): boolean => Boolean(Reflect.get(process.features, 'typescript'));

async function importWithJiti(path: string, name: string): Promise<unknown> {
  try {
    const { createJiti } = await import('jiti');
    const jiti = createJiti(pathToFileURL(path).href);
    delete jiti.cache[path];
    return await jiti.import(path, { default: true });
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing || !cause.message.includes("'jiti'")) throw cause;
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Node.js ${process.versions.node} runs no TypeScript: run \`npm install jiti\` for ${name}, use Node.js 22.18 or newer, or write pressgraph.config.mjs.`,
      { cause },
    );
  }
}
