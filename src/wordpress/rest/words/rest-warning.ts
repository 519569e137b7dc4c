import { CAUSES, type TextAround } from '../reading/text-around.ts';

/** Something odd about a site that the gateway copes with, for the operator. */
export interface RestWarning {
  readonly kind: 'TEXT_AROUND_JSON' | 'PATH_BLOCKED';
  /** Where it was first seen. */
  readonly route: string;
  /** In plain words. */
  readonly message: string;
}

export type WarningListener = (warning: RestWarning) => void;

export const textWarning = ({ source, excerpt }: TextAround, route: string): RestWarning => ({
  kind: 'TEXT_AROUND_JSON',
  route,
  message: `${route}: text is printed around the JSON: ${CAUSES[source]}${excerpt && ` (“${excerpt}”)`}. It is ignored.`,
});

export const pathWarning = (route: string): RestWarning => ({
  kind: 'PATH_BLOCKED',
  route,
  message: `${route}: the web server, or a firewall in front of it, blocks the path; the route is requested as ?rest_route=${route} instead.`,
});
