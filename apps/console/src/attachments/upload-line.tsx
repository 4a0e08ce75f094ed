import { Button } from 'antd';
import { useWords } from '../i18n/words.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { endingsOf, type FileLimits, fileSize } from './check-file.ts';
import type { Upload } from './use-uploads.ts';
import { attachmentWords } from './words.ts';

interface Props {
  upload: Upload;
  limits: FileLimits;
  onDrop: () => void;
}

/** How far one file has come, or why it was not taken. */
export function UploadLine({ upload, limits, onDrop }: Props) {
  const t = useWords(attachmentWords);
  const { name, part, state, fault, problem, again, stop } = upload;
  if (state === 'sent') return <p role="status">✓ {t('sent', { name })}</p>;
  if (fault)
    return (
      <div role="alert" className="row">
        <span className="fault">
          ⚠{' '}
          {t(fault, {
            ...{ name, given: fileSize(upload.size), size: fileSize(limits.bytes) },
            endings: endingsOf(limits).join(' '),
          })}
        </span>
        <Button size="small" onClick={onDrop}>
          {t('dismiss')}
        </Button>
      </div>
    );
  if (problem)
    return (
      <div className="stack">
        <ProblemNote
          problem={problem}
          action={
            problem.status === 0 ? (
              <Button size="small" onClick={() => again?.()}>
                {t('again')}
              </Button>
            ) : (
              <Button size="small" onClick={onDrop}>
                {t('dismiss')}
              </Button>
            )
          }
        />
      </div>
    );
  return (
    <div className="upload">
      <label>
        {t('sending', { name })} {Math.round(part * 100)} %
        <progress value={part} max={1} />
      </label>
      <Button size="small" onClick={stop}>
        {t('giveUp')}
      </Button>
    </div>
  );
}
