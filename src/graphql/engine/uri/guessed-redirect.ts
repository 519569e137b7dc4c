import type { Loaders } from '../../../loaders/loaders.ts';
import type { SitePage } from '../../../loaders/site/site-page-loader.ts';
import type { PageRedirect } from '../../../wordpress/rest/client.ts';

/**
 * Whether WordPress guessed: for a page that does not exist, it redirects to any content whose slug begins like it
 * (`redirect_guess_404_permalink`). Former slugs get the same redirect, so WordPress is asked for the second page of
 * the address: guesses append it to the link as `…/2/`, former slugs do not. One more request, where the slug changed.
 */
export async function isGuess({ redirects }: SitePage, load: Pick<Loaders, 'sitePage'>): Promise<boolean> {
  const doubtful = redirects.find(changesSlug);
  if (!doubtful) return false;
  const { pathname, search } = new URL(doubtful.from);
  const parameters = new URLSearchParams(search);
  parameters.set('page', '2');
  const second = await load.sitePage(`${pathname}?${parameters}`);
  const target = new URL(doubtful.to).pathname.replace(/\/$/, '');
  return (second?.redirects ?? []).some(
    ({ to }) => new URL(to).pathname.replace(/\/$/, '') === `${target}/2`,
  );
}

/** Whether WordPress itself redirects to another slug, rather than to another form or place of the same one. */
function changesSlug({ from, to, by }: PageRedirect): boolean {
  // Before 5.1, WordPress did not say that it redirects. Plugins that redirect give their own name.
  if (by !== undefined && by !== 'WordPress') return false;
  const [asked, answered] = [slugOf(from), slugOf(to)];
  return asked !== undefined && answered !== undefined && asked !== answered && !FILE.test(answered);
}

const FILE = /\.[a-z0-9]{2,5}$/;

/** The last segment of the path, or the `name` of a plain permalink, as WordPress compares slugs. */
function slugOf(address: string): string | undefined {
  const { pathname, searchParams } = new URL(address);
  const slug = pathname.split('/').filter(Boolean).at(-1) ?? searchParams.get('name') ?? undefined;
  return slug === undefined ? undefined : normalised(slug);
}

function normalised(slug: string): string {
  try {
    return decodeURIComponent(slug).toLowerCase();
  } catch {
    return slug.toLowerCase();
  }
}
