import { Button } from 'antd';
import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords, wordFor } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Due } from '../../ui/due.tsx';
import { Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { answerTo } from './owed-kind.ts';
import type { Owed, Papers, ReportKind } from './queries.ts';
import { useKindTitle } from './use-kind-title.ts';
import { paperStates, upwardWords } from './words.ts';

interface Props {
  papers: Papers;
  /** Left out where the person drafts nothing, or nothing can be drafted. */
  onDraft?: ((kind: ReportKind) => void) | undefined;
}

/** What the level above has not got, or has not answered, with the clocks that run. */
export function OwedPanel({ papers, onDraft }: Props) {
  const t = useWords(upwardWords);
  const say = useSay();
  const lang = useLanguage();
  const title = useKindTitle();
  const { upward } = usePlan();
  const { notices, duties, unentered, unanswered } = papers.owed;
  const nothing = ![notices, duties, unentered, unanswered].some(({ length }) => length);
  return (
    <section className="panel" aria-labelledby="upward-owed">
      <h2 id="upward-owed">{t('owed')}</h2>
      {nothing && <Empty>{t('nothingOwed')}</Empty>}
      <ul className="plain-list owed">
        {duties.map((duty) => (
          <DutyLine key={duty.id} duty={duty} papers={papers} onDraft={onDraft} />
        ))}
        {notices.map(({ id, kind, state, draftedAt }) => (
          <li key={id}>
            {t('underWay', { kind: title(kind), state: wordFor(paperStates, state, lang) })}{' '}
            <span className="quiet">
              {t('draftedAt')} <When at={draftedAt} />
            </span>
          </li>
        ))}
        {unentered.map(({ id, number, sentAt }) => (
          <li key={id}>
            {t('unentered', { number: number ?? '', system: upward ? say(upward.system.title) : '' })}{' '}
            <When at={sentAt} />
          </li>
        ))}
        {unanswered.map(({ id, number, items, sentAt }) => (
          <li key={id}>
            {t('unanswered', { number: number ?? '', items: items.join(lang === 'zh' ? '、' : ', ') })}{' '}
            <When at={sentAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DutyLine({ duty, papers, onDraft }: Props & { duty: Owed['duties'][number] }) {
  const t = useWords(upwardWords);
  const lang = useLanguage();
  const names = useNames();
  const title = useKindTitle();
  const answer = answerTo(usePlan(), duty.clock, papers.items);
  return (
    <li className="row apart">
      <div className="row">
        <strong>{names.clock(duty.clock)}</strong>
        {duty.cycle > 1 && <span className="quiet">{t('round', { count: duty.cycle })}</span>}
        <Due at={duty.dueAt} />
      </div>
      {typeof answer !== 'string' ? (
        <span>
          {t('underWay', { kind: title(answer.kind), state: wordFor(paperStates, answer.state, lang) })}
        </span>
      ) : (
        onDraft && (
          <Button type="primary" onClick={() => onDraft(answer)}>
            {t('draftKind', { kind: title(answer) })}
          </Button>
        )
      )}
    </li>
  );
}
