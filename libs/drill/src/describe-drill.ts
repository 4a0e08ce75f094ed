import { factWords } from '#history';
import { beijingIso } from '#kernel';
import type { StepOutcome } from '#replay';
import { CLOCK_KINDS, type ClockKind, DECISIONS } from '#review';
import type { DrillOutcome } from './drill.ts';
import type { Acknowledged, DrillScore } from './score.ts';

type Lang = 'zh' | 'en';

const SHOWN = 10;

const moment = (at: number): string => beijingIso(at).slice(0, 16).replace('T', ' ');

/** 3 h 05 min, or 3 小时 5 分. */
function span(ms: number | null, lang: Lang): string {
  if (ms === null) return '—';
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (lang === 'zh') return `${hours ? `${hours} 小时 ` : ''}${rest} 分`;
  return `${hours ? `${hours} h ` : ''}${rest} min`;
}

/** One event, as whoever runs the drill sees it come. */
export function describeEvent({ at, note, did, refused, facts, misses }: StepOutcome, lang: Lang): string[] {
  const happened = Object.entries(facts).map(([fact, times]) => {
    const word = lang === 'zh' ? factWords(fact) : fact;
    return times > 1 ? `${word} ${times}` : word;
  });
  const said = [...(refused ? [`${lang === 'zh' ? '被拒' : 'refused'} ${refused}`] : []), ...happened].join(
    lang === 'zh' ? '、' : ', ',
  );
  const mark = lang === 'zh' ? '【演练】' : '[EXERCISE] ';
  const missed = misses.map(({ what, expected, actual }) => {
    const [wanted, was] = [JSON.stringify(expected) ?? '—', JSON.stringify(actual) ?? '—'];
    return lang === 'zh'
      ? `    ✗ ${what}：应为 ${wanted}，实为 ${was}`
      : `    ✗ ${what}: expected ${wanted}, was ${was}`;
  });
  return [
    `${mark}${at.slice(0, 16).replace('T', ' ')}  ${note ?? (said || did.join(', '))}`,
    ...(note && said ? [`    → ${said}`] : []),
    ...missed,
  ];
}

/** The score at the end, for people. */
export function describeDrill(
  { title, startedAt, endedAt, stopped, score }: DrillOutcome,
  lang: Lang,
): string[] {
  const zh = lang === 'zh';
  return [
    '',
    `${zh ? '【演练】评分' : '[EXERCISE] score'}  ${title[lang]}`,
    `${moment(startedAt)} — ${moment(endedAt)} ${zh ? '北京时间（演练时钟）' : 'Beijing time (the drill’s clock)'}`,
    ...(stopped ? [zh ? '提前停止，未注入全部事件' : 'stopped before the last event'] : []),
    ...(score ? scoreLines(score, lang) : [zh ? '没有登记灾情' : 'nothing was logged']),
  ];
}

function scoreLines(score: DrillScore, lang: Lang): string[] {
  const zh = lang === 'zh';
  const share = score.keptShare === null ? '—' : `${Math.round(score.keptShare * 100)} %`;
  return [
    `${zh ? '按时' : 'kept in time'}  ${share}`,
    ...Object.entries(score.clocks).map(([kind, { kept, late, missed }]) => {
      const what = CLOCK_KINDS[kind as ClockKind][lang];
      return zh
        ? `  ${what}：按时 ${kept}，迟 ${late}，未做 ${missed}`
        : `  ${what}: kept ${kept}, late ${late}, missed ${missed}`;
    }),
    zh ? '决定用时' : 'time to decide',
    ...score.decisions.map(
      ({ kind, level, post, tookMs }) =>
        `  ${[DECISIONS[kind][lang], level[lang], post?.[lang] ?? ''].join(' ').trim()}  ${span(tookMs, lang)}`,
    ),
    `${zh ? '签收用时（中位）' : 'time to acknowledge (median)'}  ${span(score.acknowledgedMedianMs, lang)}`,
    ...score.acknowledgements.slice(0, SHOWN).map((line) => acknowledged(line, lang)),
    ...(score.failed
      ? [zh ? `✗ ${score.failed} 处预期不成立` : `✗ ${score.failed} expectation(s) do not hold`]
      : []),
  ];
}

function acknowledged({ title, tasks, medianMs, worstMs, silent }: Acknowledged, lang: Lang): string {
  const times = `${span(medianMs, lang)} / ${span(worstMs, lang)}`;
  return lang === 'zh'
    ? `  ${title.zh}  任务 ${tasks}，中位／最慢 ${times}${silent ? `，未签收 ${silent}` : ''}`
    : `  ${title.en}  ${tasks} task(s), median / slowest ${times}${silent ? `, ${silent} never` : ''}`;
}
