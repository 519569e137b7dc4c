import { revalidateTag } from 'next/cache';
import { ENDPOINT } from '@/lib/wordpress';

const SIGNED = ['content-type', 'x-pressgraph-timestamp', 'x-pressgraph-signature'];

/**
 * WordPress's webhook comes here and goes on to the gateway, which checks its signature and forgets what has changed.
 * Only then are the pages built anew.
 */
export async function POST(request: Request) {
  const headers = SIGNED.map((name): [string, string] => [name, request.headers.get(name) ?? '']);
  const body = await request.text();
  const answer = await fetch(`${ENDPOINT}/webhook`, { method: 'POST', headers, body, cache: 'no-store' });
  if (answer.ok) revalidateTag('wordpress', { expire: 0 });
  return new Response(await answer.text(), { status: answer.status });
}
