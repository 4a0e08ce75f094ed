import { Liquid, type Template } from 'liquidjs';

const TAGS = new Set(['if', 'unless', 'case', 'for', 'comment']);
/** None that reads the clock, leaves out the escaping, or gets at a value by a name that the check would not see. */
const FILTERS = new Set([
  'upcase',
  'downcase',
  'strip',
  'append',
  'prepend',
  'default',
  'size',
  'plus',
  'minus',
]);

const RENDER_MS = 1000;

function limited(outputEscape?: 'escape'): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    renderLimit: RENDER_MS,
    memoryLimit: 1e6,
    parseLimit: 1e6,
    ...(outputEscape && { outputEscape }),
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!FILTERS.has(name)) delete liquid.filters[name];
  return liquid;
}

const PLAIN = limited();
const ESCAPING = limited('escape');

/** A variable of a template with its line, counted from 1; null for a path that is itself computed. */
export interface UsedVariable {
  path: string | null;
  root: string;
  line: number;
}

/** A template that has been read. */
export interface ReadTemplate {
  render(values: object): string;
  used: UsedVariable[];
}

/** Why a template cannot be read or rendered. */
export interface TemplateFault {
  line: number;
  why: string;
}

/** What was read already: the versions of a plan share most of their words. */
const READ = new Map<string, ReadTemplate | TemplateFault>();

/** Reads a template; values are escaped where it is HTML. */
export function readTemplate(text: string, html: boolean): ReadTemplate | TemplateFault {
  const key = `${html ? 'html' : 'text'} ${text}`;
  const known = READ.get(key) ?? read(text, html ? ESCAPING : PLAIN);
  READ.set(key, known);
  return known;
}

function read(text: string, liquid: Liquid): ReadTemplate | TemplateFault {
  try {
    const template = liquid.parse(text);
    return {
      render: (values) => String(liquid.renderSync(template, values)),
      used: usedIn(liquid, template),
    };
  } catch (error) {
    return faultOf(error);
  }
}

function usedIn(liquid: Liquid, template: Template[]): UsedVariable[] {
  const { variables } = liquid.analyzeSync(template, { partials: false });
  return Object.values(variables)
    .flat()
    .map(({ segments, location }) => ({
      path: segments.every((segment) => typeof segment === 'string') ? segments.join('.') : null,
      root: String(segments[0]),
      line: location.row,
    }));
}

/** What the engine of the templates says, without the place, which is told apart. */
export function faultOf(error: unknown): TemplateFault {
  const { message, token } = error as Error & { token?: { getPosition?(): [number, number] } };
  return { line: token?.getPosition?.()[0] ?? 1, why: message.replace(/, line:\d+, col:\d+$/, '') };
}
