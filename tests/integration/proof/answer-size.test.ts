import { expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { SeededRandom } from '../../helpers/proof/seeded-random.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const SEED = Number(process.env['PROOF_SEED'] ?? 1);
const COUNT = Number(process.env['PROOF_COUNT'] ?? 60);
const MAX_ANSWER_BYTES = 65_536;

/** Texts of any size, among them such as JSON makes longer. */
const posts = range(1, 100).map((id) =>
  makePost({
    id,
    title: { rendered: 'é"\u0001'.repeat(id) },
    content: { rendered: `<p>${'ink "und" Öl\n'.repeat(id * id)}</p>`, protected: false },
  }),
);
const FIELDS = ['id', 'slug', 'link', 'title', 'content', 'excerpt', 'date', '__typename'];

/** Lists under aliases, of fields under aliases, some through a fragment. */
function bomb(random: SeededRandom): string {
  const fields = range(1, random.int(1, 12)).map(
    (n) => `f${n}${'x'.repeat(random.int(0, 40))}: ${random.pick(FIELDS)}`,
  );
  const lists = range(1, random.int(1, 6)).map(
    (n) => `l${n}: posts(${random.pick(['first', 'last'])}: ${random.int(1, 100)}) { nodes { ...F } }`,
  );
  return `{ ${lists.join(' ')} } fragment F on Post { ${fields.join(' ')} }`;
}

test.each(['/graphql', '/wp/graphql'])(
  'no allowed operation makes a longer answer than MAX_ANSWER_BYTES: aliases, fields and sizes at %s',
  { timeout: 120_000 },
  async (path) => {
    await using gateway = await startGateway({ posts }, { limits: { maxAnswerBytes: MAX_ANSWER_BYTES } });
    let answered = 0;
    for (let seed = SEED; seed < SEED + COUNT; seed += 1) {
      const query = bomb(new SeededRandom(seed));
      const response = await gateway.gateway.fetch(`http://gateway${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const body = Buffer.from(await response.arrayBuffer());
      expect(body.length, `seed ${seed}: ${query}`).toBeLessThanOrEqual(MAX_ANSWER_BYTES);
      if (body.subarray(0, 8).toString() === '{"data":') answered += 1;
    }
    expect(answered).toBeGreaterThan(2);
  },
);
