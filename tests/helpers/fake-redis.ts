import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A stand-in for Redis where what matters is when and whether it answers. Speaks as much of RESP3 as the gateway does. */
export interface FakeRedis extends AsyncDisposable {
  readonly url: string;
  /** The names of the commands that arrived, those of connecting and pinging left out. */
  readonly commands: string[];
  /** Milliseconds before each reply. */
  delay: number;
  /** Takes everything, and answers nothing until it is set back. */
  isHung: boolean;
  /** Refuses what would need memory, as with `maxmemory-policy noeviction`. */
  isFull: boolean;
  /** Breaks all connections. */
  cut(): void;
}

type Reply = string | number | null | readonly Reply[] | { readonly raw: string };

const OK: Reply = { raw: '+OK\r\n' };
const FULL: Reply = { raw: "-OOM command not allowed when used memory > 'maxmemory'.\r\n" };
const NEEDS_MEMORY = new Set(['SET', 'XADD', 'EVAL', 'MULTI']);

export async function startFakeRedis(): Promise<FakeRedis> {
  const values = new Map<string, string>();
  const subscribers = new Map<Socket, string>();
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let isHung = false;
  const answer = (socket: Socket, [name = '', ...rest]: readonly string[]): Reply | undefined => {
    const [key = '', value = ''] = rest;
    if (fake.isFull && NEEDS_MEMORY.has(name)) return FULL;
    switch (name) {
      case 'HELLO':
        return { raw: '%2\r\n$6\r\nserver\r\n$5\r\nredis\r\n$5\r\nproto\r\n:3\r\n' };
      case 'GET':
        return values.get(key) ?? null;
      case 'STRLEN':
        return values.get(key)?.length ?? 0;
      case 'MGET':
        return rest.map((one) => values.get(one) ?? null);
      case 'SET':
        if (rest.includes('NX') && values.has(key)) return null;
        values.set(key, value);
        return OK;
      case 'DEL':
        return values.delete(key) ? 1 : 0;
      // The only script that must work here: a lock is released.
      case 'EVAL':
        return values.delete(rest[2] ?? '') ? 1 : 0;
      case 'PUBLISH':
        for (const [subscriber, channel] of subscribers)
          if (channel === key) subscriber.write(`>3\r\n${encode('message')}${encode(key)}${encode(value)}`);
        return 1;
      case 'SUBSCRIBE':
        subscribers.set(socket, key);
        return { raw: `>3\r\n${encode('subscribe')}${encode(key)}:1\r\n` };
      case 'XADD':
        return '1-1';
      case 'XLEN':
        return 0;
      case 'XRANGE':
      case 'XREVRANGE':
        return [];
      // Nothing ever comes: a block that does not end.
      case 'XREAD':
        return undefined;
      case 'PING':
        return { raw: '+PONG\r\n' };
      default:
        return OK;
    }
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      subscribers.delete(socket);
    });
    socket.on('error', () => {});
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      for (;;) {
        const read = readCommand(received);
        if (read === undefined) return;
        received = received.slice(read.length);
        const [name = '', ...rest] = read.words;
        const command = name.toUpperCase();
        if (!['HELLO', 'CLIENT', 'PING'].includes(command)) fake.commands.push(command);
        const carryOut = () => {
          const reply = answer(socket, [command, ...rest]);
          if (reply === undefined) return;
          setTimeout(() => socket.writable && socket.write(encode(reply), 'latin1'), fake.delay);
        };
        if (isHung) waiting.push(carryOut);
        else carryOut();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeRedis = {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    commands: [],
    delay: 0,
    get isHung() {
      return isHung;
    },
    set isHung(value) {
      isHung = value;
      if (!value) for (const carryOut of waiting.splice(0)) carryOut();
    },
    isFull: false,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

/** The first command in what was received, and how long it is; `undefined` while it is incomplete. */
function readCommand(text: string): { words: string[]; length: number } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (head === null) return undefined;
  let at = head[0].length;
  const words: string[] = [];
  for (let count = Number(head[1]); count > 0; count -= 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at, at + 20));
    if (size === null) return undefined;
    const start = at + size[0].length;
    const end = start + Number(size[1]);
    if (text.length < end + 2) return undefined;
    words.push(text.slice(start, end));
    at = end + 2;
  }
  return { words, length: at };
}

function encode(reply: Reply): string {
  if (reply === null) return '_\r\n';
  if (typeof reply === 'number') return `:${reply}\r\n`;
  if (typeof reply === 'string') return `$${reply.length}\r\n${reply}\r\n`;
  if ('raw' in reply) return reply.raw;
  return `*${reply.length}\r\n${reply.map(encode).join('')}`;
}
