import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { PressgraphError } from '../../base/errors.ts';
import { keptOf, readKeptDiscovery } from '../discovery/discovery-record.ts';
import type { RecordedAnswer } from './recorded-answer.ts';
import { MAX_ANSWERS, type Snapshot } from './snapshot.ts';

/** Raised whenever a reader of the former version would misread a snapshot. */
const VERSION = 1;
/** Bytes: of the file, and of what it unpacks to. */
const MAX_FILE = 64 * 1024 ** 2;
const MAX_UNPACKED = 512 * 1024 ** 2;

const head = z.object({ pressgraph: z.literal('snapshot'), version: z.number(), address: z.url() });
const answer = z.object({
  request: z.string().regex(/^(?:GET|HEAD|OPTIONS|POST) https?:\/\//),
  status: z.number().int().min(200).max(499),
  headers: z.record(z.string(), z.string()),
  text: z.string(),
});

/**
 * A snapshot as a file: lines of JSON in gzip. The first line is the head, the second the discovery, each further one an
 * answer, sorted by request. It has no dates: the same answers give the same bytes, and `zcat` shows what changed.
 *
 * @throws PressgraphError BAD_USER_INPUT for one that would be too large to be read.
 */
export async function writeSnapshot({ address, discovery, answers }: Snapshot): Promise<Uint8Array> {
  const lines = [{ pressgraph: 'snapshot', version: VERSION, address }, keptOf(discovery), ...answers];
  const text = Buffer.concat(lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`)));
  if (text.length > MAX_UNPACKED || answers.length > MAX_ANSWERS) {
    throw refusal(`it would have ${answers.length} answers and ${text.length} bytes: record less`);
  }
  const file = await promisify(gzip)(text, { level: 9 });
  if (file.length > MAX_FILE) throw refusal(`it would have ${file.length} bytes: record less`);
  return file;
}

/**
 * Reads a snapshot, which may come from anywhere. Nothing in it is executed, and nothing is requested because of it.
 *
 * @throws PressgraphError BAD_USER_INPUT for anything but a snapshot of this version.
 */
export async function readSnapshot(file: Uint8Array): Promise<Snapshot> {
  if (file.length > MAX_FILE) throw refusal(`it has ${file.length} bytes, more than ${MAX_FILE}`);
  const unpacked = await promisify(gunzip)(file, { maxOutputLength: MAX_UNPACKED }).catch(
    (cause: unknown) => {
      throw refusal('it cannot be unpacked', cause);
    },
  );
  const [first, second, ...rest] = linesOf(unpacked);
  const about = head.safeParse(first);
  if (!about.success) throw refusal('it does not begin as one', about.error);
  const { version, address } = about.data;
  if (version !== VERSION) throw refusal(`it has version ${version} of the format, not ${VERSION}`);
  if (rest.length > MAX_ANSWERS) throw refusal(`it has ${rest.length} answers, more than ${MAX_ANSWERS}`);
  return { address, discovery: discoveryIn(second, address), answers: rest.map(answerIn) };
}

function discoveryIn(value: unknown, address: string): Snapshot['discovery'] {
  try {
    return readKeptDiscovery(value, address);
  } catch (cause) {
    throw refusal(cause instanceof Error ? cause.message : 'its discovery cannot be read', cause);
  }
}

function answerIn(value: unknown, index: number): RecordedAnswer {
  const parsed = answer.safeParse(value);
  if (!parsed.success) throw refusal(`line ${index + 3} is no answer`, parsed.error);
  return parsed.data;
}

/** Line by line: all of it may be longer than the longest text. */
function linesOf(bytes: Buffer): readonly unknown[] {
  const lines: unknown[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline;
    if (lines.length > MAX_ANSWERS + 2) throw refusal(`it has more than ${MAX_ANSWERS} answers`);
    try {
      lines.push(JSON.parse(bytes.toString('utf8', start, end)));
    } catch (cause) {
      throw refusal(`line ${lines.length + 1} is not JSON`, cause);
    }
    start = end + 1;
  }
  return lines;
}

const refusal = (reason: string, cause?: unknown): PressgraphError =>
  new PressgraphError('BAD_USER_INPUT', `This is no snapshot to serve: ${reason}.`, { cause });
