import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { adminSearch } from '../admin/parts.ts';
import { boardQuery } from '../duty/board/board-query.ts';
import { lookedAt } from '../duty/board/looked.ts';
import { planSearch } from '../plans/plan-text.ts';
import { Loading } from '../ui/states.tsx';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { queries } from './queries.ts';
import { whoId } from './session/session.ts';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const page = <P extends string>(path: P, load: () => Promise<{ default: React.ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });

const PARTS = ['overview', 'report', 'response', 'upward', 'documents', 'timeline'] as const;
type PartName = (typeof PARTS)[number];
const isPart = (view: unknown): view is PartName => PARTS.includes(view as PartName);

/** The picture by recipient, as a table by measure, what is to be settled before an end, or leaders' instructions. */
const RESPONSE_VIEWS = ['table', 'settle', 'instructions'] as const;
type ResponseView = (typeof RESPONSE_VIEWS)[number];
const isResponseView = (view: unknown): view is ResponseView => RESPONSE_VIEWS.includes(view as ResponseView);

/** What is printed: one task, all of a response, or what a warning asks for. */
interface OrderSearch {
  task?: string;
  response?: string;
  case?: string;
}
const orderSearch = (search: Record<string, unknown>): OrderSearch =>
  Object.fromEntries(
    ['task', 'response', 'case'].flatMap((name) =>
      typeof search[name] === 'string' ? [[name, search[name]]] : [],
    ),
  );

/** Each page is a chunk of its own, read when it is first opened. */
const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: Home }),
  createRoute({
    getParentRoute: () => root,
    path: '/board',
    component: lazyRouteComponent(() => import('../duty/board/board-page.tsx')),
    // What it shows is asked for while the page itself is read.
    loader: () => void queries.prefetchQuery(boardQuery(lookedAt(whoId() ?? ''))),
  }),
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
  page('/wall', () => import('../wall/wall-page.tsx')),
  page('/entries', () => import('../offline/entries-page.tsx')),
  page('/decisions/$id', () => import('../supervisor/decision/decision-page.tsx')),
  page('/papers/$paper/$id', () => import('../supervisor/paper/paper-page.tsx')),
  page('/delegations', () => import('../supervisor/delegation/delegations-page.tsx')),
  createRoute({
    getParentRoute: () => root,
    path: '/responses/$id',
    component: lazyRouteComponent(() => import('../supervisor/response/response-page.tsx')),
    validateSearch: ({ view }: Record<string, unknown>): { view?: ResponseView } =>
      isResponseView(view) ? { view } : {},
  }),
  page('/tasks', () => import('../agency/home-page.tsx')),
  page('/tasks/$id', () => import('../agency/task/task-page.tsx')),
  page('/contacts', () => import('../agency/contacts/contacts-page.tsx')),
  createRoute({
    getParentRoute: () => root,
    path: '/task-order',
    component: lazyRouteComponent(() => import('../agency/print/order-page.tsx')),
    validateSearch: (search: Record<string, unknown>): OrderSearch => orderSearch(search),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/plans',
    component: lazyRouteComponent(() => import('../plans/plans-page.tsx')),
    validateSearch: planSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/plans/$jurisdiction/$plan',
    component: lazyRouteComponent(() => import('../plans/plan-page.tsx')),
    validateSearch: planSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin',
    component: lazyRouteComponent(() => import('../admin/admin-page.tsx')),
    validateSearch: adminSearch,
  }),
  page('/account', () => import('../app/session/account-page.tsx')),
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
