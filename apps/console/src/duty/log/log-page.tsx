import { Button } from 'antd';
import { useState } from 'react';
import { FigureFields } from '../../figures/figure-fields.tsx';
import { readFigures } from '../../figures/read-figures.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime, relativeTime } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { useNow } from '../../ui/clock.ts';
import { enterMovesOn } from '../../ui/enter-moves-on.ts';
import { ExerciseBanner } from '../../ui/exercise.tsx';
import { Field } from '../../ui/field.tsx';
import { Pick } from '../../ui/pick.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { AlikeNote } from './alike-note.tsx';
import { BLANK, type LogEntry, nameOf } from './log-entry.ts';
import { parseTime } from './parse-time.ts';
import { useLog } from './use-log.ts';
import { logWords } from './words.ts';

/** Figures that are asked for first; the others are one click away. */
const FIRST = 4;
const MAX_DIVISION_OPTIONS = 40;

/** One screen, by keyboard alone, in under a minute. */
export default function LogPage() {
  const t = useWords(logWords);
  const lang = useLanguage();
  const plan = usePlan();
  const names = useNames();
  const draft = useDraft<LogEntry>('log', BLANK);
  const { value: entry, change } = draft;
  const { send, busy, problem } = useLog(draft, plan);
  const [all, setAll] = useState(false);
  const [tried, setTried] = useState(false);
  const now = useNow();
  const time = parseTime(entry.time, now);
  const timeFault = time.kind === 'bad' ? t('timeBad') : time.kind === 'future' ? t('timeFuture') : undefined;
  const other = lang === 'zh' ? 'en' : 'zh';
  const shown = plan.indicators.filter(({ key }, index) => all || index < FIRST || entry.figures[key]);
  const complete =
    entry.hazard.length > 0 &&
    entry.divisions.length > 0 &&
    !timeFault &&
    readFigures(entry.figures, shown) !== null;

  return (
    <form
      className="stack log"
      noValidate
      onKeyDown={enterMovesOn}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (complete) void send();
      }}
    >
      {entry.exercise && <ExerciseBanner />}
      <h1>{t('title')}</h1>
      <p className="note">{t('keys')}</p>
      {draft.restored && (
        <p className="note" role="status" data-passed-over>
          {t('restored')}{' '}
          <button
            type="button"
            className="plain-button"
            onClick={() => window.confirm(t('discardSure')) && draft.discard()}
          >
            {t('discard')}
          </button>
        </p>
      )}
      <div className="panel log-fields">
        <Field
          label={t('hazard')}
          name="hazard"
          fault={tried && !entry.hazard.length ? t('needHazard') : undefined}
        >
          <Pick
            name="hazard"
            single
            first
            placeholder={t('hazard')}
            options={plan.hazards.map(({ key, title }) => ({
              key,
              title: title[lang],
              also: [key, title[other]],
            }))}
            chosen={entry.hazard}
            onChange={(hazard) => change({ hazard })}
          />
        </Field>
        <Field
          label={t('divisions')}
          name="divisions"
          fault={tried && !entry.divisions.length ? t('needDivision') : undefined}
        >
          <Pick
            name="divisions"
            placeholder={t('divisions')}
            options={plan.divisions
              .filter(({ counted }) => counted)
              .slice(0, MAX_DIVISION_OPTIONS)
              .map(({ code, key, title }) => ({ key: code, title: title[lang], also: [key, title[other]] }))}
            chosen={entry.divisions}
            onChange={(divisions) => change({ divisions })}
          />
        </Field>
        <Field label={t('place')} name="place">
          <input
            id="place"
            className="control"
            maxLength={200}
            value={entry.place}
            onChange={(event) => change({ place: event.target.value })}
          />
        </Field>
        <Field
          label={t('time')}
          name="time"
          fault={timeFault}
          note={
            time.kind === 'time' && (
              <>
                = {absoluteTime(time.at, now, lang)}（{relativeTime(time.at, now, lang)}）· {t('xinjiang')}
              </>
            )
          }
        >
          <input
            id="time"
            className="control"
            autoComplete="off"
            placeholder={t('timeHint')}
            aria-describedby="time-note"
            aria-invalid={Boolean(timeFault)}
            value={entry.time}
            onChange={(event) => change({ time: event.target.value })}
          />
        </Field>
      </div>
      <AlikeNote
        entry={entry}
        at={time.kind === 'time' ? time.at : null}
        problem={problem}
        onDistinct={(distinct) => change({ distinct })}
      />
      <fieldset className="panel">
        <legend>
          {t('known', {
            division: entry.divisions[0] ? names.division(entry.divisions[0]) : t('pickDivision'),
          })}
        </legend>
        <FigureFields
          indicators={shown}
          texts={entry.figures}
          onChange={(figures) => change({ figures })}
          problem={problem}
        />
        {!all && (
          <button type="button" className="plain-button" onClick={() => setAll(true)}>
            {t('moreFigures')} ▾
          </button>
        )}
      </fieldset>
      {problem && problem.code !== 'incident.duplicate' && <ProblemNote problem={problem} />}
      {entry.incidentId && <p role="status">{t('logged')}</p>}
      {problem?.code === 'report.implausible' && (
        <label data-passed-over>
          <input
            type="checkbox"
            checked={entry.plausible}
            onChange={(event) => change({ plausible: event.target.checked })}
          />{' '}
          {t('plausible')}
        </label>
      )}
      <div className="row">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t(entry.incidentId ? 'submitFigures' : 'submit')}
        </Button>
        <label className="row" data-passed-over>
          <input
            type="checkbox"
            checked={entry.exercise}
            onChange={(event) => change({ exercise: event.target.checked })}
          />
          {t('exercise')}
        </label>
      </div>
      <div className="panel log-fields">
        <Field label={t('narrative')} name="narrative">
          <textarea
            id="narrative"
            className="control"
            rows={3}
            maxLength={5000}
            value={entry.narrative}
            onChange={(event) => change({ narrative: event.target.value })}
          />
        </Field>
        <Field label={t('name')} name="name" note={t('nameAuto')}>
          <input
            id="name"
            className="control"
            maxLength={200}
            placeholder={nameOf(entry, plan)}
            value={entry.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
      </div>
    </form>
  );
}
