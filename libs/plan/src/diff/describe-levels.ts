import type { Level } from '../model/level.ts';
import type { Plan } from '../model/plan.ts';
import type { Described } from './change.ts';
import { listed, type Names, same } from './names.ts';
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
      name: branch.title ?? criterion.title,
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
  const [proposes, decides, leads] = [own.proposes, own.decides, own.leads].map(names.post);
  const informs = listed(own.informs.map(names.post));
  const direct = listed((own.direct?.by ?? []).map(names.post));
  const deputes = listed((own.leadingDelegates ?? []).map(names.post));
  const within = own.proposal ? durationWords(own.proposal.within) : same('—');
  return [
    {
      key: level.level,
      name: title,
      words: {
        zh: `${proposes!.zh} 提出，${decides!.zh} 决定，报 ${informs.zh}，${leads!.zh} 牵头，可委托 ${deputes.zh}，直接启动 ${direct.zh}，提出时限 ${within.zh}`,
        en: `${proposes!.en} proposes, ${decides!.en} decides, ${informs.en} told, ${leads!.en} leads, may hand leading to ${deputes.en}, direct start ${direct.en}, proposal within ${within.en}`,
      },
    },
  ];
}
