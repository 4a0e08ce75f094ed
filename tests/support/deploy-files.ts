import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const ROOT = dirname(fileURLToPath(import.meta.resolve('#root/package.json')));
export const DEPLOY = join(ROOT, 'deploy');

export const deployFile = (name: string): string => readFileSync(join(DEPLOY, name), 'utf8');

/** Names and values of a file of variables, with those that are commented out. */
export const variablesOf = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));

export interface Unit {
  /** Every value of a key, such as `Environment`, in order. */
  all: (key: string) => string[];
  /** The program and its arguments, for this instance, with the installation where the sources are. */
  command: (instance: string) => string[];
  /** What the unit itself puts into the environment. */
  environment: (instance: string) => Record<string, string>;
}

export function unit(name: string): Unit {
  const text = deployFile(`systemd/${name}`);
  const all = (key: string) =>
    [...text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!.trim());
  const forInstance = (value: string, instance: string) => value.replaceAll('%i', instance);
  return {
    all,
    command: (instance) =>
      forInstance(all('ExecStart')[0]!, instance).replaceAll('/opt/kaidu', ROOT).split(' '),
    environment: (instance) =>
      Object.fromEntries(
        all('Environment').map((one) => forInstance(one, instance).split('=') as [string, string]),
      ),
  };
}

interface Rule {
  alert: string;
  expr: string;
  for?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

export const alertRules = (): Rule[] =>
  (parse(deployFile('grafana/alerts.yaml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
    ({ rules }) => rules,
  );

interface Panel {
  id: number;
  title: string;
  type: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets: { refId: string; expr: string }[];
}

export const dashboard = () =>
  JSON.parse(deployFile('grafana/kaidu.json')) as { uid: string; panels: Panel[] };

/** Metrics and the labels that they are asked for, of every panel and rule; `up` is Prometheus's own. */
export function askedOfMetrics(): { metric: string; labels: string[] }[] {
  const expressions = [
    ...dashboard().panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...alertRules().map(({ expr }) => expr),
  ];
  return expressions.flatMap((expr) => {
    const grouped = [...expr.matchAll(/\bby \(([\w, ]+)\)/g)].flatMap(([, names]) => names!.split(/, */));
    return [...expr.matchAll(/\b(kaidu_\w+|nodejs_\w+|process_\w+)(?:\{([^}]*)\})?/g)].map(
      ([, metric, selector = '']) => ({
        metric: metric!,
        labels: [...grouped, ...[...selector.matchAll(/(\w+)=/g)].map(([, label]) => label!)].filter(
          (label) => label !== 'job',
        ),
      }),
    );
  });
}
