import { typeNamesOf } from '../../graphql/type-names.ts';
import type { FoundSite, MenuFinding, RouteFinding } from '../../wordpress/examine/examination.ts';
import { adviceOn, type Check } from './check.ts';

/** What of the site can be read by everybody. */
export function contentChecks(site: FoundSite): readonly Check[] {
  const asked = site.routes.filter(({ state }) => state !== 'unasked');
  const open = asked.filter(({ state }) => state === 'open');
  const closed = asked.filter(({ state }) => state !== 'open');
  const contents = asked.filter(({ kind }) => kind === 'content');
  const hasNoContent = contents.length > 0 && contents.every(({ state }) => state !== 'open');
  return [
    ...(open.length === 0 ? [] : [openRoutes(open, asked.length)]),
    ...closed.map((finding) => closedRoute(finding, hasNoContent && finding.kind === 'content')),
    ...fieldChecks(asked, typeNamesOf(site.model)),
    ...menuChecks(site),
    seo(site),
    ...site.warnings.map(
      (message, index): Check => ({
        id: `unreadable-${index + 1}`,
        section: 'content',
        status: 'warning',
        title: 'Left out',
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
    message: `${open.length} of ${all} answer everybody: ${labels.join(', ')}.`,
  };
}

function closedRoute(finding: RouteFinding, isFatal: boolean): Check {
  const { route, label, kind, state, problem, blocker } = finding;
  const became =
    kind === 'content' || kind === 'comment'
      ? 'Its fields are null, with an error at their path; the rest of an answer comes.'
      : 'Nothing else has them: fields that lead there are null, with an error at their path.';
  const who = blocker === undefined ? '' : ` by ${blocker.name}`;
  const words = state === 'blocked' ? `is blocked${who}` : state === 'missing' ? 'does not exist' : 'fails';
  return {
    id: `route:${route}`,
    section: 'content',
    status: isFatal ? 'failure' : 'warning',
    title: label,
    message: `GET ${route} ${words} (${blocker?.evidence ?? problem}). ${became}`,
    advice: state === 'missing' ? undefined : adviceOn(blocker, `GET ${route}`),
    blockedBy: blocker,
  };
}

function fieldChecks(
  asked: readonly RouteFinding[],
  typeNames: ReadonlyMap<string, string>,
): readonly Check[] {
  const silent = asked.filter(({ state, describesItself }) => state === 'open' && describesItself === false);
  const sampled = asked.flatMap(({ route, label, sampledFields }) =>
    sampledFields.map((key) => `${typeNames.get(route) ?? label}.${key}`),
  );
  const own = asked.reduce((sum, { ownFields }) => sum + ownFields.length, 0);
  const id = 'fields-found';
  const common = { id, section: 'content', title: 'Fields' } as const;
  const told = `${own} beyond WordPress's own.`;
  if (silent.length > 0) {
    return [
      {
        ...common,
        status: 'warning',
        message: `${told} OPTIONS tells nothing of ${silent.map(({ label }) => label).join(', ')}. Fallback: their fields are known from a few items, and inputs of mutations and filters of the site's own are missing.`,
        advice:
          'Let OPTIONS on the REST API reach WordPress: a firewall or a CORS rule before it answers instead.',
      },
    ];
  }
  const guessed =
    sampled.length === 0
      ? ''
      : ` Known from items alone, so that their types are guessed: ${sampled.join(', ')}. Registered with a schema, they would be sure.`;
  return asked.length === 0 ? [] : [{ ...common, status: guessed ? 'note' : 'ok', message: told + guessed }];
}

const SOURCES: Readonly<Record<MenuFinding['source'], string>> = {
  CLASSIC: 'classic menus by REST',
  NAVIGATION: 'the navigation posts of the block theme',
  FRONT_PAGE_HTML: 'the HTML of the front page',
};

function menuChecks({ menus }: FoundSite): readonly Check[] {
  if (menus.length === 0) return [];
  const serving = menus.find(({ works }) => works);
  const common = { id: 'menus', section: 'content', title: 'Menus' } as const;
  if (serving === undefined) {
    return [
      {
        ...common,
        status: 'note',
        message:
          'None can be seen: classic menus want a credential, and neither navigation posts nor the front page has any.',
        advice: 'Give the gateway a credential for menus (SERVICE_AUTHORIZATION, of a Contributor or above).',
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
      return { ...common, status: 'ok', message: 'Yoast SEO tells the head of each page.' };
    case 'RANK_MATH':
      return { ...common, status: 'ok', message: 'Rank Math tells the head of each page.' };
    case 'RANK_MATH_SWITCHED_OFF':
      return {
        ...common,
        status: 'warning',
        message: 'Rank Math is there, but tells no heads. Fallback: the item itself.',
        advice: 'In Rank Math, General Settings, Others: switch on Headless CMS Support.',
      };
    default:
      return {
        ...common,
        status: 'note',
        message: 'No SEO plugin is seen: titles and descriptions are made of the items.',
      };
  }
}
