import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type CapSigner, faultInSigner } from '#cap';
import { ConfigError, type ConfigFault, wordsOf } from '../config-error.ts';
import { type ChannelSettings, ChannelsFile } from './channel-schema.ts';

/** Settings of the channels, with what their files hold. */
export type ChannelConfig = Omit<ChannelSettings, 'cap'> & { cap?: CapSigner };

const VARIABLE = /\$\{([A-Z][A-Z0-9_]*)\}/g;

const SIGNER_FAULTS = {
  key: { zh: '密钥文件不是 PEM 私钥', en: 'the key file holds no private key in PEM' },
  certificate: { zh: '证书文件不是 PEM 证书', en: 'the certificate file holds no certificate in PEM' },
  'not-rsa': { zh: '须为 RSA 密钥', en: 'the key is an RSA key' },
  mismatch: { zh: '密钥与证书不匹配', en: 'the key does not belong to the certificate' },
};

type Path = readonly PropertyKey[];

/**
 * The channels of a deployment, from the YAML file that `KAIDU_CHANNELS` names; `${NAME}` stands for an environment
 * variable, so that secrets stay out of the file. Throws a ConfigError that names the line of each fault.
 */
export function readChannels(file: string | undefined, env: NodeJS.ProcessEnv): ChannelConfig {
  if (!file) return {};
  const lines = new LineCounter();
  const document = parseDocument(text(file), { lineCounter: lines });
  const lineAt = (offset = 0) => lines.linePos(offset).line;
  const faults: ConfigFault[] = document.errors.map(({ pos, message }) => ({
    at: `${file}:${lineAt(pos[0])}`,
    zh: `不是有效的 YAML：${message.split('\n')[0]}`,
    en: 'is no YAML',
  }));
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value !== 'string') return;
      node.value = node.value.replace(VARIABLE, (whole, name: string) => {
        const value = env[name];
        if (value) return value;
        faults.push({
          at: `${file}:${lineAt(node.range?.[0])}`,
          zh: `环境变量 ${name} 未设置`,
          en: `the environment variable ${name} is not set`,
        });
        return whole;
      });
    },
  });
  const place = (path: Path) => `${file}:${lineAt(startOf(document, path))} ${path.map(String).join('.')}`;
  const read = ChannelsFile.safeParse(document.toJS() ?? {});
  if (!read.success)
    faults.push(...read.error.issues.map((issue) => ({ at: place(pathOf(issue)), ...wordsOf(issue) })));
  if (faults.length || !read.success) throw new ConfigError('KAIDU_CHANNELS', faults);
  return withFiles(read.data, file, place);
}

/** An unknown key is a fault of the key, not of what holds it. */
const pathOf = (issue: z.core.$ZodIssue): Path =>
  issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError('KAIDU_CHANNELS', [unreadable(file, error)]);
  }
}

const unreadable = (at: string, error: unknown): ConfigFault => ({
  at,
  zh: `文件无法读取：${(error as Error).message}`,
  en: 'cannot be read',
});

/** Where a value begins; where it is missing, the nearest that should hold it. */
function startOf(document: ReturnType<typeof parseDocument>, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Certificates and keys are read at the start too, from beside the file, so that a wrong path is found then. */
function withFiles(
  { cap, email, ...rest }: ChannelSettings,
  file: string,
  place: (path: Path) => string,
): ChannelConfig {
  const faults: ConfigFault[] = [];
  const contents = (path: [string, string], name: string): string => {
    try {
      return readFileSync(resolve(dirname(file), name), 'utf8');
    } catch (error) {
      faults.push(unreadable(place(path), error));
      return '';
    }
  };
  const config: ChannelConfig = { ...rest };
  if (email) config.email = { ...email, ...(email.ca ? { ca: contents(['email', 'ca'], email.ca) } : {}) };
  if (cap) {
    config.cap = {
      key: contents(['cap', 'key'], cap.key),
      certificate: contents(['cap', 'certificate'], cap.certificate),
    };
    const fault = faults.length ? null : faultInSigner(config.cap);
    if (fault) faults.push({ at: place(['cap']), ...SIGNER_FAULTS[fault] });
  }
  if (faults.length) throw new ConfigError('KAIDU_CHANNELS', faults);
  return config;
}
