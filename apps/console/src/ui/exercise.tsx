import { useWords } from '../i18n/words.ts';

const words = {
  banner: {
    zh: '演练 演练 演练 —— 本页内容为演练，不是真实灾情',
    en: 'EXERCISE EXERCISE EXERCISE: nothing on this page is real',
  },
  mark: { zh: '演练', en: 'Exercise' },
};

/** On every page that shows an exercise. */
export function ExerciseBanner() {
  const t = useWords(words);
  return (
    <div className="exercise-banner" role="note">
      {t('banner')}
    </div>
  );
}

export function ExerciseMark() {
  return <span className="exercise-mark">{useWords(words)('mark')}</span>;
}
