import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { EDITED } from '../../api/send.ts';
import { parseTime } from '../../duty/log/parse-time.ts';
import { FigureFields } from '../../figures/figure-fields.tsx';
import { readFigures } from '../../figures/read-figures.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime, beijingIso } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { isQueued } from '../../offline/entry.ts';
import { entryWords } from '../../offline/words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { useNow } from '../../ui/clock.ts';
import { enterMovesOn } from '../../ui/enter-moves-on.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { lastKnown, standing } from '../figures/changes.ts';
import { type Incident, type Report } from '../queries.ts';
import { PasteRow } from './paste-field.tsx';
import { blankReport, type ReportDraft } from './report-draft.ts';
import { reportWords } from './words.ts';

const FIRST = 8;
const KINDS = ['', 'first', 'follow-up', 'verified'] as const;
const CHANNELS = ['phone', 'satellite-phone', 'fax', 'system'] as const;

interface Props {
  /** One that is on this device only has no more than this. */
  incident: { id: string; data: Pick<Incident['data'], 'affected'> };
  reports: readonly Report[];
}

/** A division’s report, typed or pasted; what it changes stands beside each figure before it is sent. */
export function ReportForm({ incident, reports }: Props) {
  const t = useWords(reportWords);
  const e = useWords(entryWords);
  const lang = useLanguage();
  const plan = usePlan();
  const names = useNames();
  const level = useLevelTitle();
  const now = useNow();
  const draft = useDraft<ReportDraft>(`report.${incident.id}`, blankReport(incident.data.affected[0] ?? ''));
  const { value: entry, change } = draft;
  const [all, setAll] = useState(false);
  const send = api.useMutation('post', '/incidents/{id}/reports');
  const problem = send.error ? problemOf(send.error) : null;
  const before = lastKnown(standing(reports, entry.division));
  const shown = plan.indicators.filter(
    ({ key }, at) => all || at < FIRST || key in before || entry.figures[key],
  );
  const figures = entry.noChange ? {} : readFigures(entry.figures, shown);
  const asOf = parseTime(entry.asOf, now);
  const fault = asOf.kind === 'time' ? undefined : t('timeBad');

  function submit(): void {
    if (!figures) return;
    const moment = parseTime(entry.asOf, Date.now());
    if (moment.kind !== 'time') return;
    send.mutate(
      {
        params: { path: { id: incident.id } },
        ...(entry.entryId ? { headers: { [EDITED]: entry.entryId } } : {}),
        body: {
          division: entry.division,
          asOf: beijingIso(moment.at),
          channel: entry.channel,
          figures,
          ...(entry.kind ? { kind: entry.kind } : {}),
          ...(entry.noChange ? { noChange: true } : {}),
          ...(entry.narrative.trim() ? { narrative: entry.narrative } : {}),
          ...(entry.needs.trim() ? { needs: entry.needs } : {}),
          ...(entry.explanation.trim() ? { explanation: entry.explanation } : {}),
          ...(entry.plausible ? { confirmImplausible: true } : {}),
        },
      },
      { onSuccess: draft.discard },
    );
  }

  const select = (name: 'kind' | 'channel', options: readonly string[]) => (
    <Field label={t(name)} name={`report-${name}`}>
      <select
        id={`report-${name}`}
        className="control"
        value={entry[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {t((option || 'auto') as 'auto')}
          </option>
        ))}
      </select>
    </Field>
  );

  return (
    <form
      className="panel stack"
      aria-labelledby="report-title"
      noValidate
      onKeyDown={enterMovesOn}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 id="report-title">{t('title')}</h2>
      <div className="log-fields">
        <Field label={t('division')} name="report-division">
          <select
            id="report-division"
            className="control"
            value={entry.division}
            onChange={(event) => change({ division: event.target.value })}
          >
            {plan.divisions.map(({ code }) => (
              <option key={code} value={code}>
                {names.division(code)}
              </option>
            ))}
          </select>
        </Field>
        {select('kind', KINDS)}
        <Field
          label={t('asOf')}
          name="report-asOf"
          fault={fault}
          note={asOf.kind === 'time' && `= ${absoluteTime(asOf.at, now, lang)}`}
        >
          <input
            id="report-asOf"
            className="control"
            autoComplete="off"
            aria-describedby="report-asOf-note"
            value={entry.asOf}
            onChange={(event) => change({ asOf: event.target.value })}
          />
        </Field>
        {select('channel', CHANNELS)}
      </div>
      <label data-passed-over>
        <input
          type="checkbox"
          checked={entry.noChange}
          onChange={(event) => change({ noChange: event.target.checked })}
        />{' '}
        {t('noChange')}
      </label>
      {!entry.noChange && (
        <fieldset className="panel stack">
          <legend>{t('figures')}</legend>
          <PasteRow
            order={shown.map(({ key }) => key)}
            division={entry.division}
            onPasted={({ division, figures: pasted }) =>
              change({ figures: { ...entry.figures, ...pasted }, ...(division ? { division } : {}) })
            }
          />
          <FigureFields
            indicators={shown}
            texts={entry.figures}
            before={before}
            problem={problem}
            onChange={(texts) => change({ figures: texts })}
          />
          {!all && (
            <button type="button" className="plain-button" onClick={() => setAll(true)}>
              {t('more')} ▾
            </button>
          )}
        </fieldset>
      )}
      <div className="log-fields">
        {(
          [
            'narrative',
            'needs',
            ...(needsWords(problem?.code, entry) ? (['explanation'] as const) : []),
          ] as const
        ).map((name) => (
          <Field key={name} label={t(name)} name={`report-${name}`}>
            <textarea
              id={`report-${name}`}
              className="control"
              rows={2}
              maxLength={5000}
              value={entry[name]}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      {problem && <ProblemNote problem={problem} />}
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
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={!figures}>
          {t('send')}
        </Button>
        {send.data && (
          <p role="status">
            ✓ {isQueued(send.data) ? e('queued') : t('sent')}{' '}
            {send.data.level !== send.data.levelBefore &&
              t('levelNow', {
                before: send.data.levelBefore ? level.of(send.data.levelBefore) : '—',
                now: send.data.level ? level.of(send.data.level) : '—',
              })}
          </p>
        )}
      </div>
    </form>
  );
}

const needsWords = (code: string | undefined, { explanation }: ReportDraft): boolean =>
  code === 'report.unexplained-swing' || explanation !== '';
