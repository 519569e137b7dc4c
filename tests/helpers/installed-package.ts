import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** A user's project with the package that `npm publish` would send, and nothing of this repository. */
export interface Project extends AsyncDisposable {
  readonly folder: string;
  /** What would be published. */
  readonly tarball: string;
  write(name: string, text: string): Promise<void>;
  /** Runs a program of the project; resolves to what it printed. */
  run(program: string, ...args: string[]): Promise<string>;
}

/** @param packages What the project has besides: `graphql@16`. `node@24` runs all that follows. */
export async function installPackage(...packages: readonly string[]): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'pressgraph-'));
  const env = {
    ...process.env,
    PATH: `${join(folder, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`,
    // Vitest's own would change how programs run.
    NODE_OPTIONS: '',
  };
  const execute = async (program: string, ...args: string[]) =>
    (await run(program, args, { cwd: folder, env, maxBuffer: 64 * 1024 ** 2 })).stdout;
  const install = (...args: string[]) =>
    execute('npm', 'install', '--engine-strict', '--no-audit', '--no-fund', ...args);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: ROOT,
    env,
    maxBuffer: 64 * 1024 ** 2,
  });
  const tarball = /pressgraph-[\w.-]+\.tgz/.exec(packed.stdout)?.[0] ?? '';
  const runtime = packages.filter((name) => name.startsWith('node@'));
  if (runtime.length > 0) await install(...runtime);
  await install(...packages.filter((name) => !runtime.includes(name)), `./${tarball}`);
  return {
    folder,
    tarball: join(folder, tarball),
    async write(name, text) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    },
    run: execute,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
