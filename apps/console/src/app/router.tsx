import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Loading } from '../ui/states.tsx';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const page = <P extends string>(path: P, load: () => Promise<{ default: React.ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });

const PARTS = ['overview', 'report', 'response', 'documents', 'timeline'] as const;
type PartName = (typeof PARTS)[number];
const isPart = (view: unknown): view is PartName => PARTS.includes(view as PartName);

/** Each page is a chunk of its own, read when it is first opened. */
const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: Home }),
  page('/board', () => import('../duty/board/board-page.tsx')),
  page('/log', () => import('../duty/log/log-page.tsx')),
  page('/hand-over', () => import('../duty/hand-over/hand-over-page.tsx')),
  createRoute({
    getParentRoute: () => root,
    path: '/incidents/$id',
    component: lazyRouteComponent(() => import('../incident/incident-page.tsx')),
    validateSearch: ({ view }: Record<string, unknown>): { view?: PartName } =>
      isPart(view) ? { view } : {},
  }),
  page('/decisions', () => import('../supervisor/home-page.tsx')),
  page('/tasks', () => import('../agency/home-page.tsx')),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
