import { expect } from 'vitest';
import { range } from '../gateway.ts';
import type { SmallGateway } from '../small-heap.ts';
import { longRefused } from './bombs.ts';

/** `MAX_ANSWER_BYTES`, and the little that an error around it takes. */
const MOST_BYTES = 16 * 1024 ** 2;

export interface Barrage {
  /** How often each bomb is sent, once alone and then six at once. */
  readonly rounds: number;
  /** How many long queries, each another, that WordPress refuses. */
  readonly refused: number;
  readonly path?: string;
}

/** Sends bombs to a gateway, which must refuse them or answer within its bounds, and be of use afterwards. */
export async function surviveBombs(
  gateway: SmallGateway,
  bombs: readonly string[],
  { rounds, refused, path }: Barrage,
): Promise<void> {
  for (const _ of range(1, rounds)) {
    for (const bomb of bombs) {
      const answers = [await gateway.send(bomb, path)];
      answers.push(...(await Promise.all(range(1, 6).map(() => gateway.send(bomb, path)))));
      for (const { status, bytes } of answers) {
        expect([200, 400, 503]).toContain(status);
        expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
      }
      expect(await gateway.isAlive()).toBe(true);
    }
  }
  for (const turn of range(1, refused)) await gateway.send(longRefused(turn));
  expect(await gateway.isAlive()).toBe(true);
  expect(await gateway.send('{ posts(first: 1) { nodes { title } } }', path)).toMatchObject({ status: 200 });
}
