import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { COMMAND, ENVIRONMENT } from '../integration/cli/pressgraph.ts';

export interface SmallGateway extends AsyncDisposable {
  /** The status and the length of an answer. */
  send(query: string, path?: string): Promise<{ readonly status: number; readonly bytes: number }>;
  /** Whether the process is there, and answers. */
  isAlive(): Promise<boolean>;
}

/** The built command with a heap of that many mebibytes, as in a small container. */
export async function startSmallGateway(
  wordpress: string,
  megabytes: number,
  env: Readonly<Record<string, string>> = {},
): Promise<SmallGateway> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${megabytes}`, COMMAND, '--wordpress', wordpress, '--port', '0'],
    { env: { ...ENVIRONMENT, LOG_FORMAT: 'json', ...env }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = once(child, 'exit');
  const started = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const url = /"url":"([^"]+)"/.exec(line)?.[1];
      if (line.includes('"msg":"started"') && url) resolve(url);
    });
    void exited.then(([code, signal]) => reject(new Error(`It ended with ${code ?? signal}.`)));
  });
  const url = await started;
  return {
    async send(query, path = '/graphql') {
      const response = await fetch(new URL(path, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      let bytes = 0;
      // Not kept: this process has a heap, too.
      for await (const chunk of response.body ?? []) bytes += chunk.length;
      return { status: response.status, bytes };
    },
    async isAlive() {
      if (child.exitCode !== null || child.signalCode !== null) return false;
      return (await fetch(new URL('/healthz', url))).status === 200;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
