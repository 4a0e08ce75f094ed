import type { Bilingual, Language } from '../i18n/language.ts';
import { grouped } from '../i18n/numbers.ts';
import type { namesOf } from '../plan/names.ts';
import type { Entry } from './entry.ts';

type Names = ReturnType<typeof namesOf>;

const ANSWERS: Record<string, Bilingual> = {
  acknowledge: { zh: '收到', en: 'Acknowledged' },
  start: { zh: '开始办理', en: 'Work began' },
  progress: { zh: '报告进展', en: 'Progress' },
  complete: { zh: '办结', en: 'Completed' },
  decline: { zh: '退回任务', en: 'Declined' },
  'request-adjustment': { zh: '申请调整', en: 'Adjustment requested' },
  'submit-cycle': { zh: '每日通报', en: 'Daily word' },
};
const OUTCOMES: Record<string, Bilingual> = {
  reached: { zh: '接通', en: 'reached' },
  'no-answer': { zh: '无人接', en: 'no answer' },
  'passed-on': { zh: '转达', en: 'passed on' },
};

/** What was entered, in a line. */
export function describeEntry({ kind, path, body }: Entry, names: Names, lang: Language): string {
  const last = path.split('/').at(-1)!;
  const text = (key: string) => (typeof body[key] === 'string' ? body[key] : '');
  const join = (parts: string[]) => parts.filter(Boolean).join(lang === 'zh' ? '，' : ', ');
  switch (kind) {
    case 'incident':
      return join([
        names.hazard(text('hazard')),
        ...((body['divisions'] as string[]) ?? []).map(names.division),
        text('place'),
        text('narrative'),
      ]);
    case 'report':
      return join([names.division(text('division')), ...figuresOf(body, names, lang), text('narrative')]);
    case 'call':
      return join([
        names.recipient(text('recipient')),
        OUTCOMES[last]?.[lang] ?? last,
        text('spokenWith'),
        text('passedTo'),
      ]);
    case 'answer':
      return join([ANSWERS[last]?.[lang] ?? last, text('text')]);
    case 'told':
      return text('spokenWith');
  }
}

function figuresOf(body: Entry['body'], names: Names, lang: Language): string[] {
  const figures = (body['figures'] ?? {}) as Record<string, number | null>;
  return Object.entries(figures).map(([key, figure]) => {
    const indicator = names.indicator(key);
    const said = figure === null ? '?' : `${grouped(figure)} ${indicator?.unit[lang] ?? ''}`;
    return `${indicator?.title[lang] ?? key} ${said.trim()}`;
  });
}

/** When it happened, as it was entered: the moment of entry where nothing else was said. */
export function happenedAt({ kind, body, enteredAt }: Entry): number {
  const said = { incident: 'occurredAt', report: 'asOf', call: 'at', told: 'at', answer: 'at' }[kind];
  const at = Date.parse(typeof body[said] === 'string' ? body[said] : '');
  return Number.isNaN(at) ? enteredAt : at;
}
