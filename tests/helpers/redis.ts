import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const PROGRAM = ['redis-server', 'valkey-server'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** For `describe.skipIf(!hasRedis)`: whether this machine has Redis or Valkey; what is skipped for the want of it, is told. */
export const hasRedis = PROGRAM !== undefined;
if (!hasRedis) console.error('Neither redis-server nor valkey-server is installed: its tests are skipped.');

export interface RedisServer extends AsyncDisposable {
  /** `redis://:secret@127.0.0.1:40123` */
  readonly url: string;
  /** Ends it, as a crash would: what it held is gone. */
  stop(): Promise<void>;
  /** Starts it anew at the same address. */
  start(): Promise<void>;
  /** Makes it hang, with its connections open, or go on. */
  hang(isHung: boolean): void;
}

/** The password of every server that is started here: no test message may show it. */
export const REDIS_PASSWORD = 'not-to-be-told';

/** A Redis or Valkey on a free port, which keeps nothing. */
export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'pressgraph-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const start = async () => {
    const started = spawn(
      PROGRAM ?? 'redis-server',
      [
        ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
        ...['--save', '', '--appendonly', 'no', '--requirepass', REDIS_PASSWORD],
      ],
      { stdio: 'ignore' },
    );
    server = started;
    while (!(await answers(port))) {
      if (started.exitCode !== null) throw new Error('Redis ended before it could be asked.');
      await delay(10);
    }
  };
  const stop = async () => {
    const running = server;
    server = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://:${REDIS_PASSWORD}@127.0.0.1:${port}`,
    start,
    stop,
    hang: (isHung) => void server?.kill(isHung ? 'SIGSTOP' : 'SIGCONT'),
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });
}
