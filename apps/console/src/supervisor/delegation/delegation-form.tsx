import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime, beijingIso } from '../../i18n/times.ts';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { useNow } from '../../ui/clock.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { delegationWords } from './words.ts';

const DAY_MS = 24 * 3600_000;
const MOST_DAYS = 366;
const BLANK = { from: '', to: '', levels: [] as string[], starts: '', days: '7', document: '' };

/** The field has no zone: it is Beijing's, wherever the browser stands. */
const startOf = (typed: string, now: number): number => (typed ? Date.parse(`${typed}:00+08:00`) : now);

/** Records that one post may decide in another's place. */
export function DelegationForm({ posts }: { posts: readonly string[] }) {
  const t = useWords(delegationWords);
  const lang = useLanguage();
  const names = useNames();
  const plan = usePlan();
  const level = useLevelTitle();
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const { value, change, discard } = useDraft('delegation', BLANK);
  const record = api.useMutation('post', '/delegations');
  const from = posts.includes(value.from) ? value.from : posts[0]!;
  const others = plan.posts.filter(({ key, per }) => !per && key !== from);
  const days = Number(value.days.normalize('NFKC').trim());
  const daysFit = Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;
  const starts = startOf(value.starts, now);
  const until = daysFit && !Number.isNaN(starts) ? starts + days * DAY_MS : null;
  const complete = value.to && until !== null && value.document.trim();
  const levels = value.levels.length
    ? value.levels.map(level.of).join(lang === 'zh' ? '、' : ', ')
    : t('every');
  return (
    <form
      className="panel stack"
      aria-labelledby="new-delegation"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) setAsking(true);
      }}
    >
      <h2 id="new-delegation">{t('add')}</h2>
      <div className="log-fields">
        <Field label={t('fromPost')} name="delegation-from">
          <select
            id="delegation-from"
            className="control"
            value={from}
            onChange={(event) => change({ from: event.target.value })}
          >
            {posts.map((key) => (
              <option key={key} value={key}>
                {names.post(key)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('toPost')} name="delegation-to">
          <select
            id="delegation-to"
            className="control"
            value={value.to}
            onChange={(event) => change({ to: event.target.value })}
          >
            <option value="">—</option>
            {others.map(({ key }) => (
              <option key={key} value={key}>
                {names.post(key)}
              </option>
            ))}
          </select>
        </Field>
        <Field
          label={t('starts')}
          name="delegation-starts"
          fault={Number.isNaN(starts) ? t('timeBad') : undefined}
          note={`= ${absoluteTime(starts, now, lang)}`}
        >
          <input
            id="delegation-starts"
            className="control"
            type="datetime-local"
            value={value.starts}
            onChange={(event) => change({ starts: event.target.value })}
          />
        </Field>
        <Field
          label={t('days')}
          name="delegation-days"
          fault={daysFit ? undefined : t('daysBad')}
          note={until && `= ${absoluteTime(until, now, lang)}`}
        >
          <input
            id="delegation-days"
            className="control"
            inputMode="numeric"
            value={value.days}
            onChange={(event) => change({ days: event.target.value })}
          />
        </Field>
        <Field label={t('document')} name="delegation-document">
          <input
            id="delegation-document"
            className="control"
            maxLength={200}
            value={value.document}
            onChange={(event) => change({ document: event.target.value })}
          />
        </Field>
      </div>
      <fieldset className="choices">
        <legend>{t('levels')}</legend>
        {plan.levels
          .filter(({ startsResponse }) => startsResponse)
          .map(({ level: key, title }) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={value.levels.includes(key)}
                onChange={(event) =>
                  change({
                    levels: event.target.checked
                      ? [...value.levels, key]
                      : value.levels.filter((one) => one !== key),
                  })
                }
              />
              {title[lang]}
            </label>
          ))}
      </fieldset>
      <div>
        <Button type="primary" htmlType="submit" size="large" disabled={!complete}>
          {t('save')}
        </Button>
      </div>
      <Confirm
        title={t('add')}
        open={asking}
        onClose={() => setAsking(false)}
        action={t('save')}
        busy={record.isPending}
        problem={record.error ? problemOf(record.error) : null}
        onConfirm={() => {
          const begins = startOf(value.starts, Date.now());
          record.mutate(
            {
              body: {
                ...{ fromPost: from, toPost: value.to, scope: 'decide', document: value.document.trim() },
                levels: value.levels.length ? value.levels : null,
                validFrom: beijingIso(begins),
                validUntil: beijingIso(begins + days * DAY_MS),
              },
            },
            {
              onSuccess() {
                discard();
                setAsking(false);
              },
            },
          );
        }}
      >
        <p>
          {t('saves', {
            ...{ from: names.post(from), to: names.post(value.to), levels },
            until: until ? absoluteTime(until, now, lang) : '',
          })}
        </p>
      </Confirm>
    </form>
  );
}
