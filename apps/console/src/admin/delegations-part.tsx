import { useState } from 'react';
import { api, client, type Schemas } from '../api/client.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { useLevelTitle, useNames } from '../plan/names.ts';
import { usePlan } from '../plan/use-plan.ts';
import { useNow } from '../ui/clock.ts';
import { Field } from '../ui/field.tsx';
import { Asked, Empty } from '../ui/states.tsx';
import { When } from '../ui/when.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { Act } from './act.tsx';
import { MomentField } from './moment-field.tsx';
import { fromField, toField } from './moments.ts';
import { adminWords } from './words.ts';

const DAY_MS = 86_400_000;
const words = {
  none: { zh: '没有登记的授权。', en: 'No delegation is recorded.' },
  says: { zh: '{from} → {to}：{scope}', en: '{from} → {to}: {scope}' },
  decide: { zh: '代为决定', en: 'decides in its place' },
  lead: { zh: '代为组织协调', en: 'leads in its place' },
  allLevels: { zh: '各级', en: 'every level' },
  running: { zh: '● 有效', en: '● In force' },
  coming: { zh: '○ 未开始', en: '○ Not yet' },
  over: { zh: '已到期', en: 'Over' },
  add: { zh: '登记授权', en: 'Record a delegation' },
  fromPost: { zh: '授权岗位', en: 'Post that delegates' },
  toPost: { zh: '被授权岗位', en: 'Post that acts' },
  scope: { zh: '授权事项', en: 'What for' },
  levels: { zh: '级别（都不选为各级）', en: 'Levels (none chosen: every level)' },
  document: { zh: '授权文件', en: 'Document' },
  follows: {
    zh: '在此期间，{to}可以{scope}，所作决定注明代{from}。授权文件须真实存在。',
    en: 'In that time {to} {scope}; each decision says that it is for {from}. The document must exist.',
  },
  action: { zh: '登记这项授权', en: 'Record it' },
  revoke: { zh: '收回', en: 'Take back' },
  revokeOf: { zh: '收回：{from} → {to}', en: 'Take back: {from} → {to}' },
  revokeFollows: {
    zh: '{to}立即不能再代{from}。已作出的决定仍然有效。',
    en: '{to} no longer acts for {from}, from now on. What was decided stands.',
  },
};

/** Which post acts for which, from when to when, under which document. */
export function DelegationsPart() {
  const t = useWords(words);
  const query = api.useQuery('get', '/delegations');
  return (
    <div className="stack">
      <Add />
      <Asked query={query}>
        {({ items }) => (
          <div className="panel">
            {items.length === 0 && <Empty>{t('none')}</Empty>}
            <ul className="plain-list">
              {[...items].reverse().map((each) => (
                <Item key={each.id} delegation={each} />
              ))}
            </ul>
          </div>
        )}
      </Asked>
    </div>
  );
}

function Item({ delegation }: { delegation: Schemas['Delegation'] }) {
  const t = useWords(words);
  const names = useNames();
  const level = useLevelTitle();
  const now = useNow();
  const { id, scope, levels, validFrom, validUntil, document } = delegation;
  const [from, to] = [names.post(delegation.fromPost), names.post(delegation.toPost)];
  const over = Date.parse(validUntil) <= now;
  const state = over ? 'over' : Date.parse(validFrom) > now ? 'coming' : 'running';
  return (
    <li className="recipient">
      <div className="row apart">
        <strong>{t('says', { from, to, scope: t(scope) })}</strong>
        {!over && (
          <Act
            label={t('revoke')}
            name={t('revokeOf', { from, to })}
            title={t('revokeOf', { from, to })}
            action={t('revoke')}
            run={() => client.POST('/delegations/{id}/revoke', { params: { path: { id } } })}
          >
            <p>{t('revokeFollows', { from, to })}</p>
          </Act>
        )}
      </div>
      <div className="row">
        <span>{t(state)}</span>
        <span>{levels?.map(level.of).join('、') ?? t('allLevels')}</span>
        <span>
          <When at={validFrom} only="absolute" /> – <When at={validUntil} />
        </span>
        <span className="quiet">{document}</span>
      </div>
    </li>
  );
}

function Add() {
  const t = useWords(words);
  const common = useWords(adminWords);
  const say = useSay();
  const names = useNames();
  const plan = usePlan();
  const posts = plan.posts.filter(({ per, may }) => !per && !may.includes('administer'));
  const deciding = posts.filter(({ may }) => may.includes('decide'));
  const [blank] = useState(() => ({
    ...{ fromPost: deciding[0]?.key ?? '', toPost: posts[0]?.key ?? '', scope: 'decide' as 'decide' | 'lead' },
    ...{ levels: [] as string[], document: '', from: toField(Date.now()), until: toField(Date.now() + 7 * DAY_MS) },
  }));
  const { value, change, discard } = useDraft('delegation', blank);
  const { fromPost, toPost, scope, levels, document } = value;
  const [validFrom, validUntil] = [fromField(value.from), fromField(value.until)];
  const choose = (name: 'fromPost' | 'toPost', from: typeof posts) => (
    <Field label={t(name)} name={`delegation-${name}`}>
      <select
        id={`delegation-${name}`}
        className="control"
        value={value[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      >
        {from.map(({ key, title }) => (
          <option key={key} value={key}>
            {say(title)}
          </option>
        ))}
      </select>
    </Field>
  );
  return (
    <div>
      <Act
        primary
        label={t('add')}
        title={t('add')}
        action={t('action')}
        disabled={!document.trim() || !validFrom || !validUntil}
        run={() =>
          client.POST('/delegations', {
            body: {
              ...{ fromPost, toPost, scope, document, levels: levels.length ? levels : null },
              ...{ validFrom: validFrom!, validUntil: validUntil! },
            },
          })
        }
        onDone={discard}
      >
        <div className="log-fields">
          {choose('fromPost', deciding)}
          {choose('toPost', posts)}
          <Field label={t('scope')} name="delegation-scope">
            <select
              id="delegation-scope"
              className="control"
              value={scope}
              onChange={(event) => change({ scope: event.target.value as 'decide' | 'lead' })}
            >
              <option value="decide">{t('decide')}</option>
              <option value="lead">{t('lead')}</option>
            </select>
          </Field>
          <Field label={t('document')} name="delegation-document">
            <input
              id="delegation-document"
              className="control"
              maxLength={200}
              value={document}
              onChange={(event) => change({ document: event.target.value })}
            />
          </Field>
          <MomentField
            label={common('from')}
            name="delegation-from"
            value={value.from}
            onChange={(from) => change({ from })}
          />
          <MomentField
            label={common('until')}
            name="delegation-until"
            value={value.until}
            onChange={(until) => change({ until })}
          />
        </div>
        <fieldset className="row bare">
          <legend>{t('levels')}</legend>
          {plan.levels.map(({ level, title }) => (
            <label key={level} className="row">
              <input
                type="checkbox"
                checked={levels.includes(level)}
                onChange={({ target }) =>
                  change({
                    levels: target.checked ? [...levels, level] : levels.filter((one) => one !== level),
                  })
                }
              />
              {say(title)}
            </label>
          ))}
        </fieldset>
        <p className="note">
          {t('follows', { from: names.post(fromPost), to: names.post(toPost), scope: t(scope) })}
        </p>
      </Act>
    </div>
  );
}
