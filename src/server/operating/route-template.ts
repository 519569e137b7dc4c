/** WordPress has some thirty routes, plugins add theirs; what is beyond is no site, but somebody who makes up addresses. */
const MOST_ROUTES = 100;

/** `/wp/v2/posts/12` → `/wp/v2/posts/:id`; the site's own pages are all one, for their paths are the callers' choice. */
export function routeTemplate(route: string): string {
  if (route === '/') return route;
  if (!/^\/[\w.-]+\/v\d+(?:\/|$)/.test(route)) return 'page';
  return route.replace(/\/\d+(?=\/|$)/g, '/:id');
}

/** As {@link routeTemplate}, for labels: after so many different ones, each new one is `other`. */
export function boundedRoutes(most = MOST_ROUTES): (route: string) => string {
  const known = new Set<string>();
  return (route) => {
    const template = routeTemplate(route);
    if (!known.has(template)) {
      if (known.size >= most) return 'other';
      known.add(template);
    }
    return template;
  };
}
