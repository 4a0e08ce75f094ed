import type { Text } from '../model/basics.ts';
import type { Level } from '../model/level.ts';
import type { Plan } from '../model/plan.ts';
import type { Described } from './change.ts';
import { joined, listed, type Names } from './names.ts';
import { branchWords } from './test-words.ts';
import { durationWords } from './time-words.ts';

export const describeLevels = (plan: Plan): Described[] =>
  plan.levels.map(({ level, title, rank, startsResponse }) => ({
    key: level,
    name: title,
    words: {
      zh: `${title.zh}，第 ${rank} 级，${startsResponse ? '启动响应' : '不启动响应'}`,
      en: `${title.en}, rank ${rank}, ${startsResponse ? 'starts a response' : 'starts no response'}`,
    },
  }));

/** The branches of a level, then the grounds that a person judges. */
export function describeThresholds(level: Level, names: Names): Described[] {
  const branches = level.criteria.flatMap((criterion) =>
    criterion.anyOf.map((branch) => ({
      key: `${level.level}/${branch.key}`,
      name: branch.title ? joined([criterion.title, branch.title], ' · ', ' · ') : criterion.title,
      words: branchWords(criterion, branch, names),
    })),
  );
  const triggers = level.triggers.map(({ key, title, judgedBy }) => {
    const judges = listed(judgedBy.map(names.post));
    return {
      key: `${level.level}/${key}`,
      name: title,
      words: { zh: `由 ${judges.zh} 认定`, en: `judged by ${judges.en}` },
    };
  });
  return [...branches, ...triggers].map((each) => ({ ...each, name: inLevel(level, each.name) }));
}

export const inLevel = ({ level }: Level, { zh, en }: { zh: string; en: string }) => ({
  zh: `${level} ${zh}`,
  en: `${level} ${en}`,
});

/** Who proposes, decides, is told and leads. */
export function describeAuthority(level: Level, names: Names): Described[] {
  const own = level.activation;
  const { title } = level;
  if (!own) return [{ key: level.level, name: title, words: { zh: '不设决定者', en: 'nobody decides' } }];
  const { direct, proposal } = own;
  const deputes = own.leadingDelegates ?? [];
  const posts = (keys: readonly string[]) => listed(keys.map(names.post));
  const words = joined(
    [
      after(posts([own.proposes]), ' 提出', ' proposes'),
      after(posts([own.decides]), ' 决定', ' decides'),
      ...(own.informs.length ? [before('报 ', 'told: ', posts(own.informs))] : []),
      after(posts([own.leads]), ' 牵头', ' leads'),
      ...(deputes.length ? [before('可委托 ', 'may hand leading to ', posts(deputes))] : []),
      ...(direct ? [before('可直接启动：', 'direct start: ', posts(direct.by))] : []),
      ...(proposal ? [before('提出时限 ', 'proposal within ', durationWords(proposal.within))] : []),
    ],
    '，',
    ', ',
  );
  return [{ key: level.level, name: title, words }];
}

const after = (said: Text, zh: string, en: string): Text => ({
  zh: `${said.zh}${zh}`,
  en: `${said.en}${en}`,
});
const before = (zh: string, en: string, said: Text): Text => ({
  zh: `${zh}${said.zh}`,
  en: `${en}${said.en}`,
});
