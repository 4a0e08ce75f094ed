import { useWords } from '../../i18n/words.ts';
import { documentWords } from './words.ts';

/** The document as it will look, in a frame in which nothing runs. */
export function PaperFrame({ src, title }: { src: string; title: string }) {
  const t = useWords(documentWords);
  return <iframe className="paper" sandbox="" src={src} title={t('frame', { title })} />;
}
