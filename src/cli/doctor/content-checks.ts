import type { GivenNames } from '../../base/given-names.ts';
import { typeNamesOf } from '../../graphql/type-names.ts';
import type { FoundSite, MenuFinding, RouteFinding } from '../../wordpress/examine/examination.ts';
import { adviceOn, type Check } from './check.ts';
import { furtherChecks } from './further-checks.ts';
import { joinCheck } from './join-check.ts';
import { languageChecks } from './language-checks.ts';

/** Checks of what the public can read. */
export function contentChecks(site: FoundSite, names?: GivenNames): readonly Check[] {
  const checked = site.routes.filter(({ state }) => state !== 'skipped');
  const open = checked.filter(({ state }) => state === 'open');
  const closed = checked.filter(({ state }) => state !== 'open');
  const contents = checked.filter(({ kind }) => kind === 'content');
  const hasNoContent = contents.length > 0 && contents.every(({ state }) => state !== 'open');
  return [
    ...(open.length === 0 ? [] : [openRoutes(open, checked.length)]),
    ...checked.filter(({ state, isPathBlocked }) => state === 'open' && isPathBlocked).map(blockedPath),
    ...closed.map((finding) =>
      closedRoute(finding, site.model.imageAddresses, hasNoContent && finding.kind === 'content'),
    ),
    ...fieldChecks(checked, typeNamesOf(site.model, names)),
    ...site.joins.map(joinCheck),
    ...furtherChecks(site),
    ...menuChecks(site),
    ...languageChecks(site.model),
    seo(site),
    ...site.warnings.map(
      (message, index): Check => ({
        id: `unreadable-${index + 1}`,
        section: 'content',
        status: 'warning',
        title: 'Skipped',
        message,
      }),
    ),
  ];
}

function openRoutes(open: readonly RouteFinding[], all: number): Check {
  const labels = open.map(({ label, total }) => (total === undefined ? label : `${label} ${total}`));
  return {
    id: 'routes',
    section: 'content',
    status: 'ok',
    title: 'Collections',
    message: `${open.length} of ${all} are public: ${labels.join(', ')}.`,
  };
}

function closedRoute(finding: RouteFinding, imageAddresses: boolean, isFatal: boolean): Check {
  const { route, label, kind, state, problem, blocker } = finding;
  const effect =
    kind === 'content' || kind === 'comment'
      ? 'Its fields are null, with an error at their path. The rest of an answer is unaffected.'
      : kind === 'author'
        ? 'Authors of content are read from what WordPress embeds in it, as far as it does; all others are null, with an error at their path.'
        : kind === 'media' && imageAddresses
          ? 'Featured images have their address alone (sourceUrl), which Jetpack adds to content; all other fields are null, with an error at their path.'
          : 'There is no other source: fields that refer to it are null, with an error at their path.';
  const byBlocker = blocker === undefined ? '' : ` by ${blocker.name}`;
  const outcome =
    state === 'blocked' ? `is blocked${byBlocker}` : state === 'missing' ? 'does not exist' : 'fails';
  return {
    id: `route:${route}`,
    section: 'content',
    status: isFatal ? 'failure' : 'warning',
    title: label,
    message: `GET ${route} ${outcome} (${blocker?.evidence ?? problem}). ${effect}`,
    advice: state === 'missing' ? undefined : adviceOn(blocker, `GET ${route}`),
    blockedBy: blocker,
  };
}

function blockedPath({ route, label }: RouteFinding): Check {
  return {
    id: `path:${route}`,
    section: 'content',
    status: 'warning',
    title: label,
    message: `The path of ${route} is blocked before WordPress sees it. Fallback: the route is requested as ?rest_route=${route}.`,
    advice: `Allow ${route} in the web server or the firewall, or block both forms: what only the path hides is public.`,
  };
}

function fieldChecks(
  checked: readonly RouteFinding[],
  typeNames: ReadonlyMap<string, string>,
): readonly Check[] {
  const undescribed = checked.filter(
    ({ state, describesItself }) => state === 'open' && describesItself === false,
  );
  const sampled = checked.flatMap(({ route, label, sampledFields }) =>
    sampledFields.map((key) => `${typeNames.get(route) ?? label}.${key}`),
  );
  const own = checked.reduce((sum, { ownFields }) => sum + ownFields.length, 0);
  const id = 'fields-found';
  const common = { id, section: 'content', title: 'Fields' } as const;
  const count = `${own} besides WordPress's own.`;
  if (undescribed.length > 0) {
    return [
      {
        ...common,
        status: 'warning',
        message: `${count} Neither OPTIONS nor the index of the namespace (\`/wp/v2?context=help\`) describes ${undescribed.map(({ label }) => label).join(', ')}. Fallback: their fields are inferred from a few items. Mutation inputs and filters for the site's own fields are missing.`,
        advice:
          'Let OPTIONS requests to the REST API, or that index, reach WordPress: a firewall or CORS rule in front of it responds instead.',
      },
    ];
  }
  const guessed =
    sampled.length === 0
      ? ''
      : ` Inferred from items only, so that their types are guesses: ${sampled.join(', ')}. Registered with a schema, they would be exact.`;
  return checked.length === 0
    ? []
    : [{ ...common, status: guessed ? 'note' : 'ok', message: count + guessed }];
}

const SOURCES: Readonly<Record<MenuFinding['source'], string>> = {
  CLASSIC: 'the REST API for classic menus',
  NAVIGATION: 'the navigation posts of the block theme',
  FRONT_PAGE_HTML: 'the HTML of the front page',
};

function menuChecks({ menus, isOnWordPressCom }: FoundSite): readonly Check[] {
  if (menus.length === 0) return [];
  const serving = menus.find(({ works }) => works);
  const common = { id: 'menus', section: 'content', title: 'Menus' } as const;
  if (serving === undefined) {
    return [
      {
        ...common,
        status: 'note',
        message:
          'None are visible: classic menus require a credential, and neither navigation posts nor the front page has any.',
        advice: isOnWordPressCom
          ? 'Give the gateway an OAuth token of the site for menus (SERVICE_AUTHORIZATION, as “Bearer …”).'
          : 'Give the gateway a credential for menus (SERVICE_AUTHORIZATION, of a Contributor or above).',
      },
    ];
  }
  const { source, menus: count } = serving;
  return [{ ...common, status: 'ok', message: `${count} from ${SOURCES[source]}.` }];
}

function seo({ seoSource }: FoundSite): Check {
  const common = { id: 'seo', section: 'content', title: 'SEO' } as const;
  switch (seoSource) {
    case 'YOAST':
      return { ...common, status: 'ok', message: 'Yoast SEO provides the metadata of each page.' };
    case 'RANK_MATH':
      return { ...common, status: 'ok', message: 'Rank Math provides the metadata of each page.' };
    case 'RANK_MATH_SWITCHED_OFF':
      return {
        ...common,
        status: 'warning',
        message: 'Rank Math is installed, but does not expose its metadata. Fallback: the item itself.',
        advice: 'In Rank Math, enable Headless CMS Support (General Settings, Others).',
      };
    default:
      return {
        ...common,
        status: 'note',
        message: 'No SEO plugin was detected: titles and descriptions are derived from the items.',
      };
  }
}
