import type { Examination, FoundSite } from '../../wordpress/examine/examination.ts';
import { adviceOn, type Check } from './check.ts';

/** Whether and where the REST API is. */
export function siteChecks(examination: Examination): readonly Check[] {
  const { site, isCutShort } = examination;
  return [
    site === undefined ? notFound(examination) : found(site, examination),
    ...(site === undefined ? [] : [wordPress(site), ...registryChecks(site)]),
    ...(isCutShort
      ? [
          {
            id: 'time',
            section: 'site',
            status: 'warning',
            title: 'Time',
            message: 'It ran out before everything was looked at: what is missing here is not known.',
            advice: 'Raise --time-limit, or see why the site is so slow.',
          } as const,
        ]
      : []),
  ];
}

/** How the methods of discovery are told. */
const METHODS: Readonly<Record<string, string>> = {
  'Link header': 'by the Link header of the page',
  'HTML link': 'by a link in the HTML of the page',
  'the address itself': 'at the address given',
};

function found(site: FoundSite, { attempts }: Examination): Check {
  const how = METHODS[site.foundBy] ?? `by trying ${site.foundBy}`;
  const failed = attempts.filter(({ outcome }) => outcome !== 'found');
  const style = site.isPlainPermalinks ? ' It answers by ?rest_route= alone.' : '';
  const folder = site.folder === '' ? '' : ` The install lies in ${site.folder}.`;
  const vain =
    failed.length === 0
      ? ''
      : ` In vain: ${failed.map(({ method, outcome }) => `${method} (${outcome})`).join('; ')}.`;
  return {
    id: 'rest-root',
    section: 'site',
    status: 'ok',
    title: 'REST API',
    message: `${site.restRoot}, found ${how}.${style}${folder}${vain}`,
  };
}

function notFound({ address, attempts, blocker, redirectsTo }: Examination): Check {
  const tried = attempts.map(({ method, url, outcome }) => `${method} ${url}: ${outcome}`).join('; ');
  const who =
    blocker && blocker.kind !== 'network' ? ` It is refused by ${blocker.name} (${blocker.evidence}).` : '';
  const none = tried === '' ? ' Nothing answered in time.' : ` Tried: ${tried}.`;
  return {
    id: 'rest-root',
    section: 'site',
    status: 'failure',
    title: 'REST API',
    message: `None can be read at ${address}.${who}${none}`,
    advice:
      redirectsTo === undefined
        ? adviceWithoutRoot(blocker)
        : `It redirects to ${redirectsTo}: give that address.`,
    blockedBy: blocker,
  };
}

function adviceWithoutRoot(blocker: Examination['blocker']): string {
  const isRefused =
    blocker !== undefined && (blocker.kind !== 'server' || /\b40[13]\b/.test(blocker.evidence));
  return isRefused
    ? adviceOn(blocker, '/wp-json/')
    : 'See that the address is that of a WordPress, and that nothing in it switches the REST API off.';
}

function wordPress({ name, wordPressVersion, frontPage }: FoundSite): Check {
  const version =
    wordPressVersion === undefined ? 'it does not tell its version' : `WordPress ${wordPressVersion}`;
  if (frontPage.works === false) {
    return {
      id: 'front-page',
      section: 'site',
      status: 'warning',
      title: 'Front page',
      message: `“${name}”, ${version}. Its front page cannot be read (${frontPage.problem}), so menus cannot be read from its HTML, nor the site's language.`,
      advice: adviceOn(frontPage.blocker, 'the front page'),
      blockedBy: frontPage.blocker,
    };
  }
  return {
    id: 'front-page',
    section: 'site',
    status: 'ok',
    title: 'WordPress',
    message: `“${name}”, ${version}.`,
  };
}

const REGISTRIES = [
  ['types', 'readsTypes', '/wp/v2/types', 'Post types'],
  ['taxonomies', 'readsTaxonomies', '/wp/v2/taxonomies', 'Taxonomies'],
] as const;

function registryChecks(site: FoundSite): readonly Check[] {
  const { contentTypes, taxonomies } = site.model;
  const listed = { types: contentTypes, taxonomies } as const;
  return REGISTRIES.flatMap(([id, key, route, title]): readonly Check[] => {
    const { works, problem, blocker } = site[key];
    const labels = listed[id].map(({ label }) => label).join(', ');
    const check = { id, section: 'site', title } as const;
    if (works) return [{ ...check, status: 'ok', message: `${listed[id].length} served: ${labels}.` }];
    if (works === undefined) return [];
    return [
      {
        ...check,
        status: 'warning',
        message: `${route} cannot be read (${problem}). Fallback: WordPress's own are assumed (${labels}); those of the site are missing.`,
        advice: adviceOn(blocker, `GET ${route}`),
        blockedBy: blocker,
      },
    ];
  });
}
