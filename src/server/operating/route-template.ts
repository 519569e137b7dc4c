/** WordPress has about thirty routes, and plugins add more. Beyond this number, a caller is making up paths. */
const MOST_ROUTES = 100;

/** `/wp/v2/posts/12` → `/wp/v2/posts/:id`; pages of the site share one label, since callers choose their paths. */
export function routeTemplate(route: string): string {
  if (route === '/') return route;
  if (!/^\/[\w.-]+\/v\d+(?:\/|$)/.test(route)) return 'page';
  return route.replace(/\/\d+(?=\/|$)/g, '/:id');
}

/** Like {@link routeTemplate}, for metric labels: beyond `most` distinct ones, every new one is `other`. */
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
