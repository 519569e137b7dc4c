import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesIn } from '../helpers/pages.ts';

/** Who starts a timer, and why that is not left to the schedule, which has one for all sites of a gateway. */
const WHO_HAS_TIMERS: Readonly<Record<string, string>> = {
  'src/base/scheduling/schedule.ts': 'the one timer of a gateway',
  'src/base/redis/command-guard.ts': 'of a command, and of a connection while Redis is silent',
  'src/base/redis/redis-connection.ts': 'of the first attempt to connect',
  'src/cache/read-through-cache.ts': 'of a request that waits for another gateway',
  'src/changes/redis/stream-reader.ts': 'of a connection while Redis answers with errors',
  'src/cli/doctor/doctor-command.ts': 'of the command, which ends with it',
  'src/cli/serve/drain.ts': 'of the process, which is ending',
  'src/cli/serve/progress.ts': 'of the process, while it starts',
  'src/server/operation/operation-deadline.ts': 'of an operation',
  'src/server/snapshot/open-snapshot.ts': 'until a snapshot that grew is written',
  'src/server/start/first-request.ts': 'of a start, until a request is on its way',
  'src/server/start/start-site.ts': 'of a start, which keeps the process alive while it waits for WordPress',
  'src/server/uploads/multipart-request.ts': 'of an upload',
  'src/wordpress/http/exchange/before-request.ts': 'of a request',
  'src/wordpress/http/exchange/upload.ts': 'of a request',
  'src/wordpress/http/read-body.ts': 'of a request',
};

const STARTS_A_TIMER = /(?<![.\w])set(?:Timeout|Interval)\(|AbortSignal\.timeout\(|node:timers/;

test('timers are started by the schedule, and where they end with what they are of', () => {
  const files = filesIn('src', true).filter((file) => file.endsWith('.ts') && !file.includes('/browser/'));
  const found = files.filter((file) => STARTS_A_TIMER.test(readFileSync(file, 'utf8')));
  expect(found.toSorted()).toEqual(Object.keys(WHO_HAS_TIMERS).toSorted());
});
