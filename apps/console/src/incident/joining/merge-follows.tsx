import { useWords } from '../../i18n/words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { Follows } from './follows.tsx';
import type { Side } from './sides.ts';
import { mergeWords } from './words.ts';

/** What a merge does to reports, responses and tasks of both, in words. */
export function MergeFollows({ from, into }: { from: Side; into: Side }) {
  const t = useWords(mergeWords);
  const names = useNames();
  const level = useLevelTitle();
  const { data } = from.incident;
  const titles = { from: data.title, into: into.incident.data.title };
  const reported = Object.keys(data.effective);
  const running = into.board?.response;
  return (
    <Follows
      title={t('follows')}
      lines={[
        t('leaves', titles),
        reported.length
          ? t('carries', { ...titles, divisions: names.divisions(reported) })
          : t('carriesNone', { ...titles, divisions: names.divisions(data.affected) }),
        data.assessed && t('judged', titles),
        running?.level
          ? t('response', { ...titles, level: level.of(running.level) })
          : t('noResponse', titles),
        t('told', { ...titles, office: names.post('office'), divisions: names.divisions(data.affected) }),
        t('undo'),
      ]}
    />
  );
}
