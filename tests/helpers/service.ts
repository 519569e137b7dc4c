import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { COMMAND, ENVIRONMENT } from '../integration/cli/pressgraph.ts';

/** The built command, as a service that logs JSON; with the address that it serves. */
export async function startService(wordpress: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [COMMAND, '--wordpress', wordpress, '--port', '0'], {
    env: { ...ENVIRONMENT, LOG_FORMAT: 'json', ...env },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const lines: Record<string, unknown>[] = [];
  const heard = createInterface({ input: child.stderr });
  const started = new Promise<string>((resolve) => {
    heard.on('line', (line) => {
      const told = JSON.parse(line) as Record<string, unknown>;
      lines.push(told);
      if (told['msg'] === 'started') resolve(String(told['url']));
    });
  });
  return { child, lines, exited: once(child, 'exit'), url: await started };
}
