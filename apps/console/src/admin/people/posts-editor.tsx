import { Button } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { peopleWords } from './words.ts';

export type Held = Schemas['PostHeld'];
export const heldKey = ({ post, division, agency }: Held): string => [post, division, agency].join(' ');

export function useHeldTitle(): (held: Held) => string {
  const names = useNames();
  return ({ post, division, agency }) => {
    const place = division ? names.division(division) : agency ? names.agency(agency) : '';
    return place ? `${names.post(post)}（${place}）` : names.post(post);
  };
}

/** Posts that somebody is to hold; a post of one place is chosen with its place. */
export function PostsEditor({ value, onChange }: { value: Held[]; onChange: (posts: Held[]) => void }) {
  const t = useWords(peopleWords);
  const say = useSay();
  const plan = usePlan();
  const titleOf = useHeldTitle();
  const [post, setPost] = useState(plan.posts[0]!.key);
  const [place, setPlace] = useState('');
  const { per } = plan.posts.find(({ key }) => key === post)!;
  const places =
    per === 'division'
      ? plan.divisions.filter(({ counted }) => counted).map(({ code, title }) => ({ key: code, title }))
      : per === 'agency'
        ? plan.agencies.filter(({ kind }) => kind === 'agency')
        : [];
  const chosen = places.find(({ key }) => key === place)?.key ?? places[0]?.key;
  return (
    <fieldset className="panel stack">
      <legend>{t('posts')}</legend>
      <ul className="plain-list">
        {value.length === 0 && <li className="quiet">{t('noPosts')}</li>}
        {value.map((held) => (
          <li key={heldKey(held)} className="row">
            {titleOf(held)}
            <button
              type="button"
              className="plain-button"
              aria-label={t('removePost', { post: titleOf(held) })}
              onClick={() => onChange(value.filter((each) => each !== held))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <div className="row">
        <select
          className="control"
          aria-label={t('post')}
          value={post}
          onChange={(event) => setPost(event.target.value)}
        >
          {plan.posts.map(({ key, title }) => (
            <option key={key} value={key}>
              {say(title)}
            </option>
          ))}
        </select>
        {per && (
          <select
            className="control"
            aria-label={t('place')}
            value={chosen}
            onChange={(event) => setPlace(event.target.value)}
          >
            {places.map(({ key, title }) => (
              <option key={key} value={key}>
                {say(title)}
              </option>
            ))}
          </select>
        )}
        <Button
          onClick={() => {
            const held: Held = { post, ...(per && chosen && { [per]: chosen }) };
            if (!value.some((each) => heldKey(each) === heldKey(held))) onChange([...value, held]);
          }}
        >
          {t('addPost')}
        </Button>
      </div>
    </fieldset>
  );
}
