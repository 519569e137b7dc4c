import type { JoinFinding } from '../../wordpress/examine/examination.ts';
import { adviceOn, type Check } from './check.ts';

/** What a further namespace adds to a post type, or why not. */
export function joinCheck(finding: JoinFinding): Check {
  const { namespace, route, contentType, fields, works, problem, blocker, takesIds } = finding;
  const common = { id: `namespace:${route}`, section: 'content', title: namespace } as const;
  if (works === false) {
    return {
      ...common,
      status: 'warning',
      message: `GET ${route} fails (${blocker?.evidence ?? problem}). The fields that it adds to ${contentType} are missing, or null with an error at their path.`,
      advice: adviceOn(blocker, `GET ${route}`),
      blockedBy: blocker,
    };
  }
  if (takesIds === false) {
    return {
      ...common,
      status: 'warning',
      message: `GET ${route} does not return the items that are requested by id. The fields that it adds to ${contentType} are null, with an error at their path.`,
      advice: 'Describe the parameter that takes ids (`include`) with --namespaces.',
    };
  }
  return {
    ...common,
    status: 'ok',
    message: `Adds ${fields} ${fields === 1 ? 'field' : 'fields'} to ${contentType}, from ${route}.`,
  };
}
