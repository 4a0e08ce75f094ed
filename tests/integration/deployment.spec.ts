import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '#engine';
import { selfSigned } from '../conformance/self-signed.ts';
import {
  alertRules,
  DEPLOY,
  dashboard,
  deployFile,
  ROOT,
  unit,
  variablesOf,
} from '../support/deploy-files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kaidu-deploy-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Every variable that the engine reads, whichever way its Redis is named. */
function known(): Set<string> {
  const asked = new Set<string>();
  for (const [name, value] of [
    ['REDIS_URL', 'redis://127.0.0.1'],
    ['REDIS_SENTINELS', '127.0.0.1:26379'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:4318'],
  ] as const) {
    const env = new Proxy<Record<string, string | undefined>>(
      { [name]: value },
      {
        get(target, property: string) {
          asked.add(property);
          return target[property];
        },
      },
    );
    readConfig(env);
  }
  return asked;
}

/** Set for a process by the platform. */
const BY_THE_PLATFORM = /^(NODE_ENV|MALLOC_\w+)$/;

describe('the sample of the environment', () => {
  it('names variables that the engine reads, and no other', () => {
    const names = [...variablesOf(deployFile('kaidu.env')).keys()];
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => !known().has(name))).toEqual([]);
  });

  it('is what the engine takes, with sentinels or a cluster in the place of a server', () => {
    const given = Object.fromEntries(
      [...variablesOf(deployFile('kaidu.env').replace(/^#.*$/gm, ''))].filter(([, value]) => value),
    );
    expect(readConfig(given)).toMatchObject({
      redis: { url: 'redis://127.0.0.1:6379' },
      demonstration: false,
      secureCookies: true,
      trustProxy: true,
      traces: null,
    });
    const all = variablesOf(deployFile('kaidu.env'));
    const without = { ...given, REDIS_URL: undefined };
    expect(readConfig({ ...without, REDIS_CLUSTER: all.get('REDIS_CLUSTER') }).redis).toMatchObject({
      cluster: [{ host: '10.0.0.1', port: 6379 }, {}, {}],
    });
    const sentinels = { REDIS_SENTINELS: all.get('REDIS_SENTINELS'), REDIS_MASTER: all.get('REDIS_MASTER') };
    expect(readConfig({ ...without, ...sentinels }).redis).toMatchObject({
      sentinels: [{ host: '10.0.0.1', port: 26379 }, {}, {}],
      master: 'kaidu',
    });
  });

  it('is refused where it makes no sense, by the name of the variable', () => {
    const wrong = (env: Record<string, string>) => () => readConfig(env);
    expect(wrong({ REDIS_URL: 'redis://a', REDIS_CLUSTER: 'b:1' })).toThrow(/REDIS_URL, REDIS_CLUSTER/);
    expect(wrong({ REDIS_SENTINELS: 'sentinel.example' })).toThrow(/REDIS_SENTINELS: sentinel.example/);
    expect(wrong({ REDIS_CLUSTER: 'a:99999' })).toThrow(/REDIS_CLUSTER/);
    expect(wrong({ KAIDU_DRAIN_SECONDS: '-1' })).toThrow(/KAIDU_DRAIN_SECONDS/);
    expect(wrong({ KAIDU_LOG: 'chatty' })).toThrow(/KAIDU_LOG/);
  });
});

/** Node's flags for a process that holds little. */
const SMALL = ['--max-semi-space-size=8', '--v8-pool-size=1'];
const UNITS = readdirSync(join(DEPLOY, 'systemd')).filter((name) => name.endsWith('.service'));

describe('the systemd units', () => {
  it.each(UNITS)('%s runs a command of ours, in an environment that the engine reads', (name) => {
    const [program, ...words] = unit(name).command('3001');
    expect([program, ...words.splice(0, SMALL.length)]).toEqual(['/usr/bin/node', ...SMALL]);
    const [script, ...command] = words;
    expect(existsSync(script!)).toBe(true);
    expect(command.slice(0, 2)).toEqual(['start', '--role']);
    expect(['api', 'worker']).toContain(command[2]);
    for (const variable of Object.keys(unit(name).environment('1')))
      expect(known().has(variable) || BY_THE_PLATFORM.test(variable)).toBe(true);
  });

  it('are each what the target wants', () => {
    const wanted = /^Wants=(.*)$/m.exec(deployFile('systemd/kaidu.target'))![1]!.split(' ');
    expect(new Set(wanted.map((one) => one.replace(/@\w+/, '@')))).toEqual(new Set(UNITS));
  });

  it('give a process longer to stop than it takes', () => {
    const drain = Number(variablesOf(deployFile('kaidu.env')).get('KAIDU_DRAIN_SECONDS'));
    for (const name of UNITS) expect(Number(unit(name).all('TimeoutStopSec')[0])).toBeGreaterThan(drain + 30);
  });

  const analyze = spawnSync('systemd-analyze', ['--version']).status === 0;
  (analyze ? it : it.skip)('are found right by systemd', () => {
    const folder = join(scratch, 'systemd');
    mkdirSync(folder);
    for (const name of [...UNITS, 'kaidu.target'])
      writeFileSync(
        join(folder, name),
        deployFile(`systemd/${name}`)
          .replaceAll('/opt/kaidu', ROOT)
          .replaceAll('/usr/bin/node', process.execPath),
      );
    const units = UNITS.map((name) => join(folder, name.replace('@', '@3001')));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' });
    const ours = stderr
      .split('\n')
      .filter((line) => /kaidu-(?:api|worker)@/.test(line) && !/man page/i.test(line));
    expect({ status, ours }).toEqual({ status: 0, ours: [] });
  });
});

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  env_file?: string;
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: string[] | Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

const SERVICE_KEYS = [
  ...['image', 'build', 'command', 'env_file', 'environment', 'volumes', 'ports', 'depends_on'],
  ...['healthcheck', 'restart', 'stop_grace_period'],
];

describe('the compose file', () => {
  const file = parse(deployFile('compose.yaml'), { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, null>;
  };
  const services = Object.entries(file.services);
  const ours = services.filter(([, { build }]) => build);

  it('holds only what compose knows, and names only what is there', () => {
    expect(ours.map(([name]) => name)).toEqual(['api-1', 'api-2', 'worker-1', 'worker-2']);
    for (const [name, service] of services) {
      expect({ name, unknown: Object.keys(service).filter((key) => !SERVICE_KEYS.includes(key)) }).toEqual({
        name,
        unknown: [],
      });
      expect(service.image).toEqual(expect.any(String));
      const needs = service.depends_on ?? [];
      for (const other of Array.isArray(needs) ? needs : Object.keys(needs))
        expect(Object.keys(file.services)).toContain(other);
      if (!Array.isArray(needs))
        for (const other of Object.keys(needs)) expect(file.services[other]!.healthcheck).toBeDefined();
      for (const volume of service.volumes ?? []) {
        const [source] = volume.split(':') as [string];
        // Certificates are the deployment's to bring.
        if (source.startsWith('./') && source !== './tls')
          expect(existsSync(join(DEPLOY, source))).toBe(true);
        if (!source.startsWith('.')) expect(Object.keys(file.volumes)).toContain(source);
      }
    }
  });

  it.each(ours)('%s runs a command of ours, in an environment that the engine reads', (_name, service) => {
    expect(existsSync(join(DEPLOY, service.build!.context, service.build!.dockerfile))).toBe(true);
    expect(service.command!.slice(0, 2)).toEqual(['start', '--role']);
    expect(Object.keys(service.environment!).filter((name) => !known().has(name))).toEqual([]);
    expect(service.environment!['REDIS_URL']).toContain('//redis:');
  });

  it('builds an image of files that are there, and starts the command', () => {
    const dockerfile = deployFile('Dockerfile');
    const [, sources] = /^COPY (package\.json.*) \.\/$/m.exec(dockerfile)!;
    for (const source of sources!.split(' ')) expect(existsSync(join(ROOT, source))).toBe(true);
    const entry = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(dockerfile)![1]!) as string[];
    expect(entry.slice(0, 1 + SMALL.length)).toEqual(['node', ...SMALL]);
    expect(existsSync(entry[1 + SMALL.length]!.replace('/opt/kaidu', ROOT))).toBe(true);
    const set = [...dockerfile.matchAll(/^ENV (.*)$/gm)].flatMap(([, line]) =>
      line!.split(' ').map((one) => one.split('=')[0]!),
    );
    expect(set.filter((name) => !known().has(name) && !BY_THE_PLATFORM.test(name))).toEqual([]);
  });
});

describe.each(['nginx.conf', 'compose.nginx.conf'])('the reverse proxy of %s', (name) => {
  const conf = deployFile(name);

  it('leads to processes that are started, and does not hold live updates back', () => {
    const targets = [...conf.matchAll(/^ {4}server (\S+:\d+)/gm)].map(([, target]) => target!);
    const started =
      name === 'nginx.conf'
        ? [...deployFile('systemd/kaidu.target').matchAll(/api@(\d+)/g)].map(
            ([, port]) => `127.0.0.1:${port}`,
          )
        : ['api-1:3000', 'api-2:3000'];
    expect(targets).toEqual(started);
    const events = /location = \/events \{([^}]*)\}/.exec(conf)![1]!;
    expect(events).toContain('proxy_buffering off;');
    const timeout = Number(/proxy_read_timeout (\d+)s/.exec(events)![1]);
    const beat = readFileSync(join(ROOT, 'apps/api/src/routes/messages.controller.ts'), 'utf8');
    expect(timeout * 1000).toBeGreaterThan(
      Number(/HEARTBEAT_MS = ([\d_]+)/.exec(beat)![1]!.replace('_', '')) * 2,
    );
    expect(conf).toMatch(/ssl_protocols +TLSv1\.2 TLSv1\.3;/);
    expect(conf.match(/\{/g)).toHaveLength(conf.match(/\}/g)!.length);
  });

  const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx'].find(existsSync);
  (nginx ? it : it.skip)('is found right by nginx', () => {
    const folder = mkdtempSync(join(scratch, 'nginx-'));
    const { key, cert } = selfSigned();
    writeFileSync(join(folder, 'fullchain.pem'), cert);
    writeFileSync(join(folder, 'privkey.pem'), key);
    const site = conf.replaceAll('/etc/kaidu/tls', folder).replaceAll(/api-\d:/g, '127.0.0.1:');
    writeFileSync(join(folder, 'site.conf'), site);
    const main = `pid ${folder}/pid; error_log stderr; events {} http { access_log off; include ${folder}/site.conf; }`;
    writeFileSync(join(folder, 'nginx.conf'), main);
    execFileSync(nginx!, ['-t', '-q', '-c', join(folder, 'nginx.conf'), '-p', folder]);
  });
});

describe('what Prometheus and Grafana are given', () => {
  it('alerts that say in both languages what is wrong and what to do', () => {
    const rules = alertRules();
    expect(rules.length).toBeGreaterThan(4);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert, expr, labels, annotations, ...rest } of rules) {
      expect(alert).toMatch(/^Kaidu[A-Z]\w+$/);
      expect(['critical', 'warning']).toContain(labels['severity']);
      for (const text of [annotations['summary'], annotations['action']])
        expect(text).toMatch(/[\u4e00-\u9fff].* \/ .*[a-z]/);
      expect(rest.for ?? '0s').toMatch(/^\d+[sm]$/);
      expect(expr.match(/\(/g)?.length ?? 0).toBe(expr.match(/\)/g)?.length ?? 0);
    }
  });

  it('a dashboard whose panels lie side by side', () => {
    const { panels } = dashboard();
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const taken = new Set<string>();
    for (const { title, gridPos, targets } of panels) {
      expect(title).toMatch(/[\u4e00-\u9fff].* \/ .*[a-z]/);
      expect(targets.length).toBeGreaterThan(0);
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x},${y}`)).toBe(false);
          taken.add(`${x},${y}`);
        }
    }
  });
});
