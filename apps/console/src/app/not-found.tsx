import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/words.ts';
import { Empty } from '../ui/states.tsx';

const words = {
  none: { zh: '没有这一页。', en: 'There is no such page.' },
  home: { zh: '回到首页', en: 'To the first page' },
};

export function NotFound() {
  const t = useWords(words);
  return (
    <Empty>
      {t('none')} <Link to="/">{t('home')}</Link>
    </Empty>
  );
}
