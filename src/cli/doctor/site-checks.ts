import type { Examination, FoundSite, TextFinding } from '../../wordpress/examine/examination.ts';
import { adviceOn, type Check } from './check.ts';

/** Checks of whether and where the REST API was found. */
export function siteChecks(examination: Examination): readonly Check[] {
  const { site, isCutShort } = examination;
  return [
    site === undefined ? notFound(examination) : found(site, examination),
    ...(site === undefined
      ? []
      : [
          wordPress(site),
          ...addresses(site),
          ...registryChecks(site),
          ...coreChecks(site),
          ...textChecks(site),
        ]),
    ...(isCutShort
      ? [
          {
            id: 'time',
            section: 'site',
            status: 'warning',
            title: 'Time limit',
            message: 'It was reached before everything was checked: what is missing here is unknown.',
            advice: 'Raise --time-limit, or find out why the site is so slow.',
          } as const,
        ]
      : []),
  ];
}

/** Discovery methods in words. */
const METHODS: Readonly<Record<string, string>> = {
  'Link header': 'through the Link header of the page',
  'HTML link': 'through a link in the HTML of the page',
  'the address itself': 'at the given address',
};

function found(site: FoundSite, { attempts }: Examination): Check {
  const how = METHODS[site.foundBy] ?? `by trying ${site.foundBy}`;
  const failed = attempts.filter(({ outcome }) => outcome !== 'found');
  const style = site.isPlainPermalinks ? ' It is only available at ?rest_route=.' : '';
  const host = site.isOnWordPressCom ? ' It is that of WordPress.com, on a host of its own.' : '';
  const folder = site.folder === '' ? '' : ` WordPress is installed in ${site.folder}.`;
  const attempted =
    failed.length === 0
      ? ''
      : ` Failed attempts: ${failed.map(({ method, outcome }) => `${method} (${outcome})`).join('; ')}.`;
  return {
    id: 'rest-root',
    section: 'site',
    status: 'ok',
    title: 'REST API',
    message: `${site.restRoot}, found ${how}.${host}${style}${folder}${attempted}`,
  };
}

function notFound({ address, attempts, blocker, redirectsTo, otherSite, mentions }: Examination): Check {
  const tried = attempts.map(({ method, url, outcome }) => `${method} ${url}: ${outcome}`).join('; ');
  const refusal =
    blocker && blocker.kind !== 'network' ? ` Blocked by ${blocker.name} (${blocker.evidence}).` : '';
  const attempted = tried === '' ? ' No response in time.' : ` Tried: ${tried}.`;
  return {
    id: 'rest-root',
    section: 'site',
    status: 'failure',
    title: 'REST API',
    message: `None can be read at ${address}.${refusal}${attempted}`,
    advice:
      otherSite !== undefined
        ? `It belongs to ${otherSite}: if that site is meant, use this address.`
        : redirectsTo === undefined
          ? adviceWithoutRoot(blocker, mentions)
          : `It redirects to ${redirectsTo}: use that address.`,
    blockedBy: blocker,
  };
}

function adviceWithoutRoot(blocker: Examination['blocker'], mentions: string | undefined): string {
  if (blocker !== undefined) return adviceOn(blocker, '/wp-json/');
  const where = mentions === undefined ? '' : `: it shows files of ${mentions}`;
  return `Check that the address is that of a WordPress site, and that nothing on it disables the REST API. If it is the front end of a headless site, give the address of WordPress itself${where}.`;
}

function wordPress({ name, wordPressVersion, frontPage }: FoundSite): Check {
  const version =
    wordPressVersion === undefined ? 'WordPress of unknown version' : `WordPress ${wordPressVersion}`;
  if (frontPage.works === false) {
    return {
      id: 'front-page',
      section: 'site',
      status: 'warning',
      title: 'Front page',
      message: `“${name}”, ${version}. Its front page cannot be read (${frontPage.problem}), so its HTML provides neither menus nor the site's language.`,
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

/** The site's home may be a front end: then WordPress has an address of its own. */
function addresses({ home, url }: FoundSite): readonly Check[] {
  if (url === undefined || home === url) return [];
  return [
    {
      id: 'addresses',
      section: 'site',
      status: 'note',
      title: 'Two addresses',
      message: `Visitors are sent to ${home}, WordPress itself is at ${url}. Links, menus and nodeByUri know both.`,
    },
  ];
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
        message: `${route} cannot be read (${problem}). Fallback: WordPress's own are assumed (${labels}). The site's own are missing.`,
        advice: adviceOn(blocker, `GET ${route}`),
        blockedBy: blocker,
      },
    ];
  });
}

function coreChecks({ model }: FoundSite): readonly Check[] {
  const { nestedFields, search } = model.core;
  const lacks = [
    ...(nestedFields
      ? []
      : ['_fields takes no nested names (since 5.3): fields are requested whole, so responses are larger']),
    ...(search
      ? []
      : ['there is no /wp/v2/search (since 5.0): the lists of all post types are searched and merged']),
  ];
  if (lacks.length === 0) return [];
  return [
    {
      id: 'core',
      section: 'site',
      status: 'warning',
      title: 'Version',
      message: `This version of WordPress is old: ${lacks.join('; ')}.`,
      advice: 'Update WordPress.',
    },
  ];
}

const TEXT_ADVICE: Readonly<Record<TextFinding['source'], string>> = {
  PHP_MESSAGE:
    "Turn display_errors off (define( 'WP_DEBUG_DISPLAY', false ) in wp-config.php): messages belong in a log. Mend what they report.",
  COMMENT: 'Exclude the REST API from the page cache, or turn its comment off.',
  BYTE_ORDER_MARK:
    'Save the PHP files of plugins and themes, and wp-config.php, as UTF-8 without a byte order mark.',
  OTHER: 'Find the plugin or theme that prints it, by switching them off one by one.',
};

function textChecks({ textAround }: FoundSite): readonly Check[] {
  return textAround.map(({ source, excerpt, cause }) => ({
    id: 'text-around',
    section: 'site',
    status: 'warning',
    title: 'Text around JSON',
    message: `Responses are not JSON alone: ${cause}${excerpt && ` (“${excerpt}”)`}. The gateway ignores it; other programs fail.`,
    advice: TEXT_ADVICE[source],
  }));
}
