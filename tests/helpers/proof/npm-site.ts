import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A front end with its packages, in a folder of its own. */
export interface NpmSite {
  readonly at: string;
  /** Runs a program of its packages; resolves to what it printed. */
  command(name: string, args: readonly string[]): Promise<string>;
  /** Starts a server, and ends it after the test. */
  serve(name: string, args: readonly string[], port: number): Promise<AsyncDisposable>;
}

export interface NpmSiteOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of `npm install`. */
  readonly flags?: readonly string[];
  /** A folder whose programs come first: another Node.js. */
  readonly path?: string;
}

/** Copies a front end, and installs its packages from npm. */
export async function installNpmSite(
  from: string,
  at: string,
  { env = {}, flags = [], path }: NpmSiteOptions = {},
): Promise<NpmSite> {
  await cp(from, at, { recursive: true, filter: (source) => !/[\\/]node_modules([\\/]|$)/.test(source) });
  const options = {
    cwd: at,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      // Vitest's own would change how programs run.
      ...{ VITEST: '', NODE_OPTIONS: '', CI: '1' },
      ...{ ASTRO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' },
      ...{ GATSBY_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1' },
      PATH: [join(at, 'node_modules/.bin'), ...(path === undefined ? [] : [path]), process.env['PATH']].join(
        delimiter,
      ),
      ...env,
    },
  };
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...flags], options);
  return {
    at,
    command: async (command, args) => {
      const ended = run(command, [...args], options);
      const { stdout, stderr } = await ended.catch((error: Error & { stdout: string; stderr: string }) => {
        throw new Error(`${error.message}\n${error.stdout}${error.stderr}`, { cause: error });
      });
      return stdout + stderr;
    },
    async serve(command, args, port) {
      const child = spawn(command, [...args], { ...options, stdio: 'ignore', detached: true });
      await answered(child, port);
      return {
        async [Symbol.asyncDispose]() {
          if (child.pid !== undefined) process.kill(-child.pid);
        },
      };
    },
  };
}

async function answered(child: ChildProcess, port: number): Promise<void> {
  for (let turn = 0; turn < 120; turn += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (response) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error('The server did not answer.');
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
